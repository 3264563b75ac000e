package dev.nacre.data;

/**
 * A table with an error. The message names the file, the line and the column (counted from 1), and what was expected.
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
