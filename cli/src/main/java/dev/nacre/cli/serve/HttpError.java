package dev.nacre.cli.serve;

/** A request that is answered by an error. */
final class HttpError extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final boolean closes;

    HttpError(int status, String message) {
        this(status, message, status == 408 || status == 413 || status == 503);
    }

    private HttpError(int status, String message, boolean closes) {
        super(message);
        this.status = status;
        this.closes = closes;
    }

    /** Where a body ends, and another request begins, can't be known. */
    static HttpError broken(String message) {
        return new HttpError(400, message, true);
    }

    int status() {
        return status;
    }

    /** Whether the rest of the request is not read, and the connection closed. */
    boolean closes() {
        return closes;
    }
}
