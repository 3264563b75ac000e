package dev.nacre.data;

import java.io.IOException;

/** Data with an error. The message names the file and the place, what was expected, and what to do. */
public class DataException extends IOException {
    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
