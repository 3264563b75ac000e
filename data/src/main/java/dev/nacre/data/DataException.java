package dev.nacre.data;

import dev.nacre.safetensors.ShortText;
import java.io.IOException;

/**
 * Data with an error. The message names the file and the place, what was expected, and what to do; where it quotes long
 * texts from the file, it is shortened.
 */
public class DataException extends IOException {
    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(ShortText.of(message));
    }

    DataException(String message, Throwable cause) {
        super(ShortText.of(message), cause);
    }
}
