package dev.nacre.examples.images;

import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.time.Duration;

/** Finds out how many steps a training does in a second: it warms up, counts for a time, and stops the training. */
public final class Pace implements Listener {
    private final long warming;
    private final long counting;
    private long start;
    private long counted;
    private long from;
    private long to;

    /**
     * A measurement of one training.
     *
     * @param warming at first, when nothing counts
     * @param counting after that
     */
    public Pace(Duration warming, Duration counting) {
        this.warming = warming.toNanos();
        this.counting = counting.toNanos();
    }

    @Override
    public void onStart(Training training) {
        start = System.nanoTime();
    }

    @Override
    public void onStep(Training training, double loss) {
        to = System.nanoTime();
        if (from == 0) {
            if (to - start >= warming) from = to;
            return;
        }
        counted++;
        if (to - from >= counting) training.stop();
    }

    /**
     * The pace of that training.
     *
     * @return steps in a second; 0 if it ended before any could be counted
     */
    public double stepsPerSecond() {
        return counted * 1e9 / Math.max(1, to - from);
    }
}
