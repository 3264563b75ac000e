package dev.nacre.training;

/**
 * Ends trainings from another thread, after the step under way: a button, a signal, the end of a process. Once
 * cancelled, trainings that begin later end after their first step.
 */
public final class Cancellation implements Listener {
    private volatile boolean cancelled;

    /** Not cancelled yet. */
    public Cancellation() {}

    /** Asks all trainings that listen to end; any thread may, at any time. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether it was asked for.
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
