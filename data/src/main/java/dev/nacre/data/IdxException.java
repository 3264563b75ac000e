package dev.nacre.data;

/** An IDX file that can't be used as it is. The message names the file, what was expected, and the remedy. */
public final class IdxException extends DataException {
    private static final long serialVersionUID = 1;

    IdxException(String message) {
        super(message);
    }

    IdxException(String message, Throwable cause) {
        super(message, cause);
    }
}
