package dev.nacre.examples.serve;

/** A request that is answered by an error. */
final class HttpError extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    HttpError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether the rest of the request is not read, and the connection closed. */
    boolean closes() {
        return status == 408 || status == 413 || status == 503;
    }
}
