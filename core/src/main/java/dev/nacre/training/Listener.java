package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import java.util.Map;
import org.jblas.FloatMatrix;

/** A callback that training calls on the training thread. It may read everything and call {@link Training#stop()}. */
public interface Listener {
    /**
     * Called when training begins.
     *
     * @param training the running training
     */
    default void onStart(Training training) {}

    /**
     * Called before each step, when its gradients are complete, except for those of penalties. Only here
     * {@link Parameter#gradient()} can be read: the optimizer overwrites it.
     *
     * @param training the running training
     * @param batch the batch that the gradients come from, or the last of several accumulated ones; valid only during
     *     the call
     */
    default void onGradients(Training training, Batch batch) {}

    /**
     * Called after each step.
     *
     * @param training the running training
     * @param loss the batch's loss before the step
     */
    default void onStep(Training training, double loss) {}

    /**
     * Called after each epoch and its validation.
     *
     * @param training the running training
     * @param epoch its results
     */
    default void onEpoch(Training training, Epoch epoch) {}

    /**
     * Called when training ends, as planned or stopped, but not by an exception.
     *
     * @param training the training that ends
     */
    default void onEnd(Training training) {}

    /**
     * Called when training stops early, after the current step and in the middle of an epoch: the last time to write a
     * checkpoint. {@link #onEpoch} and {@link #onEnd} follow.
     *
     * @param training the running training
     */
    default void onStop(Training training) {}

    /**
     * The state of this listener to save in checkpoints, such as the best weights so far. Called after
     * {@link #onStart}; a resumed training then copies the saved numbers into these matrices.
     *
     * @return name → matrix; none by default
     */
    default Map<String, FloatMatrix> state() {
        return Map.of();
    }
}
