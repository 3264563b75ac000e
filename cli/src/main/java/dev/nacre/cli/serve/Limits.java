package dev.nacre.cli.serve;

import java.time.Duration;

/**
 * What a service takes on at most.
 *
 * @param bytes of a request's body, and of what it inflates to
 * @param rows of a request
 * @param predictions computed at the same time; others wait
 * @param time for a request to come in, for the answer to go out, and for a request to wait until it is computed
 */
public record Limits(int bytes, int rows, int predictions, Duration time) {
    /** Checks the components. */
    public Limits {
        if (bytes < 1) throw new IllegalArgumentException("bytes must be >= 1, not " + bytes);
        if (rows < 1) throw new IllegalArgumentException("rows must be >= 1, not " + rows);
        if (predictions < 1) throw new IllegalArgumentException("predictions must be >= 1, not " + predictions);
        if (time.toSeconds() < 1) throw new IllegalArgumentException("time must be >= 1 s, not " + time);
    }

    /** A megabyte, a thousand rows, one prediction for each processor, ten seconds. */
    public Limits() {
        this(1 << 20, 1000, Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(10));
    }
}
