package dev.nacre.examples;

import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.time.Duration;

/** Finds out how many steps a training does in a second: it stops after a time, of which the second half counts. */
final class Pace implements Listener {
    private final long nanos;
    private long start;
    private long counted;
    private long from;
    private long to;

    Pace(Duration time) {
        nanos = time.toNanos();
    }

    @Override
    public void onStart(Training training) {
        start = System.nanoTime();
    }

    @Override
    public void onStep(Training training, double loss) {
        to = System.nanoTime();
        if (from == 0) {
            if (to - start >= nanos / 2) from = to;
            return;
        }
        counted++;
        if (to - start >= nanos) training.stop();
    }

    double stepsPerSecond() {
        return counted * 1e9 / Math.max(1, to - from);
    }
}
