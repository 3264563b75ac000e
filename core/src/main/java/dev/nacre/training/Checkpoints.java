package dev.nacre.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Writes a {@link Checkpoint} after the first step, then every so often, and when training is stopped, each in place of
 * the last one: a killed process has lost no more than the time since. If one can't be written, on a full disk for
 * example, the last one stays, a warning is logged, and training goes on; only that the first can't be written is an
 * error.
 */
public final class Checkpoints implements Listener {
    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final Target target;
    private final long steps;
    private final long nanos;
    private boolean first;
    private long lastStep;
    private long lastTime;

    /** Where checkpoints go. */
    @FunctionalInterface
    public interface Target {
        /**
         * Keeps one in place of the last.
         *
         * @param training gives its {@link Training#checkpoint()}
         * @throws IOException if it can't be kept; the last one still should be there then
         */
        void write(Training training) throws IOException;
    }

    /**
     * Writes after so many steps.
     *
     * @param file written atomically
     * @param steps at least 1
     */
    public Checkpoints(Path file, long steps) {
        this(file, steps, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Writes after so many steps, elsewhere than to a file.
     *
     * @param target keeps what is written
     * @param steps at least 1
     */
    public Checkpoints(Target target, long steps) {
        this(target, steps, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Writes after so much time.
     *
     * @param file written atomically
     * @param time more than none
     */
    public Checkpoints(Path file, Duration time) {
        this(file, Long.MAX_VALUE, time);
    }

    /**
     * Writes after so many steps or so much time, whichever is first.
     *
     * @param file written atomically
     * @param steps at least 1
     * @param time more than none
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
