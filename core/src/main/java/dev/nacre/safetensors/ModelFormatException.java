package dev.nacre.safetensors;

import java.io.IOException;

/** A model file is damaged, of another kind, or not for this program. The message says what is wrong with it. */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A reason.
     *
     * @param message the file, and what is wrong with it
     */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * A reason with its origin.
     *
     * @param message the file, and what is wrong with it
     * @param cause what noticed it
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
