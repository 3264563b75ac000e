package dev.nacre.data;

/**
 * A table that can't be used as it is. The message names file, line and column, counted from 1, and what was expected.
 */
public final class CsvException extends DataException {
    private static final long serialVersionUID = 1;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
