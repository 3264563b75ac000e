package dev.nacre.safetensors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New content of a file, beside it. It is locked while it is written; one that nobody locks was left by a process that
 * was killed, and is deleted when the same file is written again.
 */
final class TemporaryFile implements Closeable {
    /** Time between creating and locking a file, and much more. */
    private static final Duration YOUNG = Duration.ofSeconds(10);
    /** Where there are no locks, a file of this age is nobody's. */
    private static final Duration OLD = Duration.ofHours(6);

    /** This process can't ask for its own locks: closing the file would release them. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path path;
    private final Set<PosixFilePermission> permissions;
    private final UninterruptedChannel channel;

    /** Creates an empty one; it may be read by whom the target's permissions allow to. */
    TemporaryFile(Path target) throws IOException {
        String prefix = "." + target.getFileName() + ".";
        deleteAbandoned(target.getParent(), prefix);
        this.target = target;
        path = target.resolveSibling(prefix + UUID.randomUUID() + ".tmp");
        permissions = permissions(target);
        OPEN.add(path);
        try {
            channel = new UninterruptedChannel(Files.createFile(path, attributes(permissions)));
        } catch (IOException | RuntimeException e) {
            OPEN.remove(path);
            throw e;
        }
        try {
            channel.tryLock();
        } catch (IOException e) {
            // no locks on this file system: its age decides
        }
    }

    UninterruptedChannel channel() {
        return channel;
    }

    /** Takes the target's place, still locked. */
    void replaceTarget() throws IOException {
        if (permissions != null) Files.setPosixFilePermissions(path, permissions);
        channel.force();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes it, unless it took the target's place. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            OPEN.remove(path);
        }
    }

    /** Of the old file; null if there is none or the file system has none. */
    private static Set<PosixFilePermission> permissions(Path target) throws IOException {
        var view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        return view == null || !Files.exists(target)
                ? null
                : view.readAttributes().permissions();
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return permissions == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static void deleteAbandoned(Path folder, String prefix) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
            String name = file.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(".tmp") && !OPEN.contains(file);
        })) {
            for (Path file : files) if (abandoned(file)) Files.deleteIfExists(file);
        } catch (IOException e) {
            // another process may be deleting them too; writing doesn't depend on this
        }
    }

    private static boolean abandoned(Path file) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
        if (age.compareTo(YOUNG) < 0) return false;
        return age.compareTo(OLD) > 0 || !locked(file);
    }

    private static boolean locked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
