package dev.nacre.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Writes a {@link Checkpoint} after the first step, then at regular intervals, and when training is stopped. Each
 * replaces the one before it. If a checkpoint can't be written, for example because the disk is full, the previous one
 * is kept, a warning is logged, and training goes on; only a failure to write the first one is an error. An interrupt
 * of the training thread stops neither the training nor its checkpoints; {@link Cancellation} stops a training.
 */
public final class Checkpoints implements Listener {
    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final Target target;
    private final long steps;
    private final long nanos;
    private boolean first;
    private long lastStep;
    private long lastTime;

    /** A place to save checkpoints. */
    @FunctionalInterface
    public interface Target {
        /**
         * Saves a checkpoint in place of the previous one.
         *
         * @param training provides {@link Training#checkpoint()}
         * @throws IOException if it can't be saved; the previous one should then still exist
         */
        void write(Training training) throws IOException;
    }

    /**
     * Writes a checkpoint every given number of steps.
     *
     * @param file written atomically
     * @param steps at least 1
     */
    public Checkpoints(Path file, long steps) {
        this(file, steps, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Writes a checkpoint every given number of steps to a place of your choice.
     *
     * @param target stores the checkpoints
     * @param steps at least 1
     */
    public Checkpoints(Target target, long steps) {
        this(target, steps, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Writes a checkpoint at a given interval of time.
     *
     * @param file written atomically
     * @param time above zero
     */
    public Checkpoints(Path file, Duration time) {
        this(file, Long.MAX_VALUE, time);
    }

    /**
     * Writes a checkpoint every given number of steps or at a given interval of time, whichever comes first.
     *
     * @param file written atomically
     * @param steps at least 1
     * @param time above zero
     */
    public Checkpoints(Path file, long steps, Duration time) {
        this(at(file), steps, time);
    }

    private Checkpoints(Target target, long steps, Duration time) {
        if (steps < 1) throw new IllegalArgumentException("steps must be >= 1, not " + steps);
        if (time.isNegative() || time.isZero()) throw new IllegalArgumentException("time must be > 0, not " + time);
        this.target = Objects.requireNonNull(target, "target");
        this.steps = steps;
        this.nanos = time.toNanos();
    }

    private static Target at(Path file) {
        Objects.requireNonNull(file, "file");
        return training -> training.checkpoint(file);
    }

    @Override
    public void onStart(Training training) {
        first = true;
    }

    @Override
    public void onStep(Training training, double loss) {
        if (first || training.step() - lastStep >= steps || System.nanoTime() - lastTime >= nanos) write(training);
    }

    @Override
    public void onStop(Training training) {
        if (training.step() > lastStep) write(training);
    }

    private void write(Training training) {
        boolean needed = first;
        first = false;
        lastStep = training.step();
        lastTime = System.nanoTime();
        try {
            target.write(training);
        } catch (IOException e) {
            if (needed) throw new UncheckedIOException(e.getMessage(), e);
            LOG.log(System.Logger.Level.WARNING, "no checkpoint at step " + lastStep + ": " + e.getMessage());
        }
    }
}
