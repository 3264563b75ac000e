package dev.nacre.safetensors;

import java.io.IOException;

/**
 * A model file is damaged, has another format, or can't be used by this program. The message says what is wrong;
 * where it quotes long texts from the file, it is shortened.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * An exception without a cause.
     *
     * @param message the file, and what is wrong with it
     */
    public ModelFormatException(String message) {
        super(ShortText.of(message));
    }

    /**
     * An exception with a cause.
     *
     * @param message the file, and what is wrong with it
     * @param cause the exception that showed it
     */
    public ModelFormatException(String message, Throwable cause) {
        super(ShortText.of(message), cause);
    }
}
