package dev.nacre.blas;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders whose files only this user and root can have written. On Windows, which has no such
 * permissions, the folder's own rules have to do: a user's home is private there.
 */
final class PrivateFolder {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final FileAttribute<?> OWNERS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;

    /** In a folder with this bit, only the owner of a file can delete or rename it. */
    private static final int STICKY = 01000;

    private record Entry(int owner, int mode) {
        static Entry of(Path path) throws IOException {
            var values = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            return new Entry((int) values.get("uid"), (int) values.get("mode"));
        }

        boolean othersCanWrite() {
            return (mode & WRITABLE_BY_OTHERS) != 0;
        }

        boolean isSticky() {
            return (mode & STICKY) != 0;
        }
    }

    private PrivateFolder() {}

    /**
     * A folder, created for this user alone if it is missing.
     *
     * @return its path without links
     * @throws IOException if it is not this user's, if others can write to it or put another in its place, or if this
     *     user can't write to it
     */
    static Path at(Path wanted) throws IOException {
        if (!UNIX) return Files.createDirectories(wanted).toRealPath();
        Path folder = Files.createDirectories(wanted, OWNERS_ONLY).toRealPath();
        int user = user(folder);
        for (Path path = folder; path != null; path = path.getParent()) {
            Entry entry = Entry.of(path);
            boolean above = !path.equals(folder);
            if (entry.owner() != user && !(above && entry.owner() == ROOT))
                throw new IOException(path + " belongs to another user");
            if (entry.othersCanWrite() && !(above && entry.isSticky()))
                throw new IOException("other users can write to " + path + " (chmod go-w " + path + ")");
        }
        return folder;
    }

    /** Whose process this is: files that it creates belong to that user. */
    private static int user(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "owner", null);
        try {
            return Entry.of(file).owner();
        } finally {
            Files.delete(file);
        }
    }

    /** Whether a file exists, is this user's, and can't be written by others, in a folder that {@link #at} returned. */
    static boolean isOwn(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
        if (!UNIX) return true;
        Entry entry = Entry.of(file);
        return entry.owner() == Entry.of(file.getParent()).owner() && !entry.othersCanWrite();
    }
}
