package dev.nacre.safetensors;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words: the messages of the JDK's exceptions are often only a path. */
public final class IoReason {
    private IoReason() {}

    /**
     * The reason without the file.
     *
     * @param e what was thrown
     * @return such as {@code permission denied} or {@code No space left on device}
     */
    public static String of(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) return file.getReason();
        if (e instanceof NoSuchFileException) return "no such file or folder";
        if (e instanceof AccessDeniedException) return "permission denied";
        if (e instanceof FileAlreadyExistsException) return "exists and is not a folder";
        if (e instanceof NotDirectoryException) return "not a folder";
        return e instanceof FileSystemException || e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
