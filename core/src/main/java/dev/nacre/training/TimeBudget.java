package dev.nacre.training;

import java.time.Duration;

/** Stops training after a given time, at the end of the current step. A resumed training has the whole time again. */
public final class TimeBudget implements Listener {
    private final long nanos;
    private long start;

    /**
     * One listener can serve several trainings; the pre-training of each layer counts as one.
     *
     * @param time above zero
     */
    public TimeBudget(Duration time) {
        if (time.isNegative() || time.isZero()) throw new IllegalArgumentException("time must be > 0, not " + time);
        this.nanos = time.toNanos();
    }

    @Override
    public void onStart(Training training) {
        start = System.nanoTime();
    }

    @Override
    public void onStep(Training training, double loss) {
        if (System.nanoTime() - start >= nanos) training.stop();
    }
}
