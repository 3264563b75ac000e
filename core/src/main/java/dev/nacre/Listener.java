package dev.nacre;

/** Is told how training goes, on the training thread. It may look at everything, and call {@link Training#stop()}. */
public interface Listener {
    /**
     * Training begins.
     *
     * @param training what runs
     */
    default void onStart(Training training) {}

    /**
     * A step was done.
     *
     * @param training what runs
     * @param loss the batch's loss before the step
     */
    default void onStep(Training training, double loss) {}

    /**
     * A pass over the data was done, and validated.
     *
     * @param training what runs
     * @param epoch what it came to
     */
    default void onEpoch(Training training, Epoch epoch) {}

    /**
     * Training ends, as planned or stopped, not by an exception.
     *
     * @param training what ran
     */
    default void onEnd(Training training) {}
}
