package dev.nacre.data;

/** An IDX file with an error. The message names the file, what was expected, and what to do. */
public final class IdxException extends DataException {
    private static final long serialVersionUID = 1;

    IdxException(String message) {
        super(message);
    }

    IdxException(String message, Throwable cause) {
        super(message, cause);
    }
}
