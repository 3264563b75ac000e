package dev.nacre.training;

/**
 * Stops trainings from another thread, after the current step, for example on a button or a signal. After cancelling, a
 * training that begins later stops after its first step.
 */
public final class Cancellation implements Listener {
    private volatile boolean cancelled;

    /** Not cancelled yet. */
    public Cancellation() {}

    /** Stops all trainings that have this listener. Any thread may call it at any time. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether {@link #cancel()} was called.
     *
     * @return true after {@link #cancel()}
     */
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void onStep(Training training, double loss) {
        if (cancelled) training.stop();
    }
}
