package dev.nacre.safetensors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes files atomically: at any moment, even if the process is killed or the machine stops, the file has either its
 * old content or its new content. The new content is written to a temporary file in the same folder, which then
 * replaces the old file.
 */
public final class AtomicFile {
    private static final Duration ABANDONED = Duration.ofHours(6);

    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes the content.
         *
         * @param channel channel of an empty file; an interrupt of the thread doesn't close it
         * @throws IOException if it can't be written
         */
        void write(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes a file. An interrupt neither ends nor harms it: the thread stays interrupted, and the file is written.
     *
     * @param path the file; a symbolic link is followed
     * @param body writes the content
     * @throws IOException if writing failed; an old file then keeps its content
     */
    public static void write(Path path, Body body) throws IOException {
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.exists(target) && !Files.isRegularFile(target))
            throw new IOException(path + " is a folder or a device; give the name of a file");
        if (!Files.isDirectory(folder))
            throw new NoSuchFileException(
                    path.toString(), null, "the folder " + folder + " does not exist; create it first");
        String prefix = "." + target.getFileName() + ".";
        deleteAbandoned(folder, prefix);
        Path temporary = folder.resolve(prefix + UUID.randomUUID() + ".tmp");
        try {
            try (UninterruptedChannel channel = new UninterruptedChannel(Files.createFile(temporary))) {
                body.write(channel);
                channel.force();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw new IOException(
                    path + " could not be written: " + reason(e)
                            + (Files.exists(target) ? "; the old file is unchanged" : ""),
                    e);
        } catch (RuntimeException | Error e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        syncFolder(folder);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException && e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Makes the move survive if the machine stops. Not every system allows opening a folder for that. */
    private static void syncFolder(Path folder) {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the move is done, and the file is complete either way
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Deletes temporary files that a killed process left behind. */
    private static void deleteAbandoned(Path folder, String prefix) {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
            String name = file.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(".tmp");
        })) {
            for (Path file : files) if (Files.getLastModifiedTime(file).compareTo(limit) < 0) Files.delete(file);
        } catch (IOException e) {
            // another process may be deleting them too; writing doesn't depend on this
        }
    }
}
