package dev.nacre.safetensors;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The check of readers that need a file's length, or read it more than once. A pipe has no length, gives its content
 * once, and blocks its reader until somebody writes; a device may have no end.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Refuses folders, pipes and devices, without opening them.
     *
     * @param file the file to read; a symbolic link is followed
     * @throws NoSuchFileException if there is none
     * @throws IOException if it is something else than a file; the message says what, and what to do
     */
    public static void require(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "the file does not exist");
        }
        if (attributes.isDirectory()) throw new FileSystemException(file.toString(), null, "is a folder; name a file");
        if (!attributes.isRegularFile())
            throw new FileSystemException(
                    file.toString(), null, "is a pipe or a device; copy its content to a file, and name that");
    }
}
