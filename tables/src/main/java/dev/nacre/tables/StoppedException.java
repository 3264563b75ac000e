package dev.nacre.tables;

/** Training was stopped before its first epoch ended, so there is no model. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
        super("stopped before the first epoch ended; there is no model to keep, and no file was changed");
    }
}
