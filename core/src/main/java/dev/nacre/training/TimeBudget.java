package dev.nacre.training;

import java.time.Duration;

/** Ends a training after some time, after the step under way. A resumed training has the whole time again. */
public final class TimeBudget implements Listener {
    private final long nanos;
    private long start;

    /**
     * A listener for any number of trainings; each layer's pre-training is one of its own.
     *
     * @param time more than none
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
