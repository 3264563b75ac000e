package dev.nacre.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes files atomically: at any moment, even if the process is killed or the machine stops, the file has either its
 * old content or its new content. The new content is written to a temporary file in the same folder, which then
 * replaces the old file and takes over its permissions.
 */
public final class AtomicFile {
    /** What a full disk has no room for. */
    private static final int BLOCK = 4096;

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
     * @throws IOException if writing failed; the message names the file and the reason, and an old file keeps its
     *     content
     */
    public static void write(Path path, Body body) throws IOException {
        Path target = target(path);
        try (TemporaryFile temporary = new TemporaryFile(target)) {
            body.write(temporary.channel());
            temporary.replaceTarget();
        } catch (IOException e) {
            throw failure(path, target, e);
        }
        syncFolder(target.getParent());
    }

    /**
     * Writes a text file in UTF-8.
     *
     * @param path the file; a symbolic link is followed
     * @param text its content
     * @throws IOException if writing failed; the message names the file and the reason, and an old file keeps its
     *     content
     */
    public static void write(Path path, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        write(path, channel -> {
            while (bytes.hasRemaining()) channel.write(bytes);
        });
    }

    /**
     * Tries whether a file can be written, before work whose result it will hold: creates a small temporary file beside
     * it, and deletes it. The file itself is not touched.
     *
     * @param path the file; a symbolic link is followed
     * @throws IOException if {@link #write} would fail now; the message names the file and the reason
     */
    public static void check(Path path) throws IOException {
        Path target = target(path);
        try (TemporaryFile temporary = new TemporaryFile(target)) {
            temporary.channel().write(ByteBuffer.allocate(BLOCK));
        } catch (IOException e) {
            throw failure(path, target, e);
        }
    }

    private static Path target(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.exists(target) && !Files.isRegularFile(target))
            throw new IOException(path + " is a folder or a device; give the name of a file");
        if (!Files.isDirectory(folder))
            throw new NoSuchFileException(
                    path.toString(), null, "the folder " + folder + " does not exist; create it first");
        if (Files.exists(target) && !Files.isWritable(target))
            throw failure(path, target, new AccessDeniedException(path.toString()));
        return target;
    }

    private static IOException failure(Path path, Path target, IOException e) {
        return new IOException(
                path + " could not be written: " + IoReason.of(e)
                        + (Files.exists(target) ? "; the old file is unchanged" : ""),
                e);
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
}
