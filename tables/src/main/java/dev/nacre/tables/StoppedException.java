package dev.nacre.tables;

import java.util.concurrent.CancellationException;

/** The work was stopped before there was a result. */
public final class StoppedException extends CancellationException {
    private static final long serialVersionUID = 1;

    StoppedException() {
        this("stopped before the first epoch ended; there is no model to keep, and no file was changed");
    }

    StoppedException(String message) {
        super(message);
    }
}
