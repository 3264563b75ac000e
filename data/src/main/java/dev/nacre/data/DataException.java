package dev.nacre.data;

import java.io.IOException;

/** Data that can't be used as it is. The message names file and place, what was expected, and the remedy. */
public class DataException extends IOException {
    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
