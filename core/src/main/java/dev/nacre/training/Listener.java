package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Is told how training goes, on the training thread. It may look at everything, and call {@link Training#stop()}. */
public interface Listener {
    /**
     * Training begins.
     *
     * @param training what runs
     */
    default void onStart(Training training) {}

    /**
     * The gradients of a step are complete, without those of penalties, and the step is not done yet: the one time to
     * look at {@link Parameter#gradient()}, which the optimizer overwrites.
     *
     * @param training what runs
     * @param batch what the gradients come from, the last one of those where they are accumulated; valid during the
     *     call
     */
    default void onGradients(Training training, Batch batch) {}

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

    /**
     * Training was asked to end, and does after the current step, in the middle of a pass: the last chance to keep what
     * resuming needs. {@link #onEpoch} and {@link #onEnd} follow.
     *
     * @param training what runs
     */
    default void onStop(Training training) {}

    /**
     * What a checkpoint keeps of this listener, if it has state of its own to go on from, such as the best weights so
     * far. Asked for after {@link #onStart}; a resumed training puts the saved numbers into these matrices then.
     *
     * @return name → matrix; none by default
     */
    default Map<String, FloatMatrix> state() {
        return Map.of();
    }
}
