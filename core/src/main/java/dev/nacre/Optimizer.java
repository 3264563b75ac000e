package dev.nacre;

import dev.nacre.plugin.Plugin;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Turns a gradient into a step, in place; the trainer subtracts the step from the weights. Update rules (Adam) and
 * transforms of gradients or steps (clipping, decay, schedules) share this interface, so that they can be chained. All
 * state is in the slots, which the trainer owns, saves and restores.
 */
public interface Optimizer extends Plugin {
    /**
     * Number of state matrices (slots) that the rule needs for each parameter; each has the parameter's shape.
     *
     * @return 0 or more
     */
    int slots();

    /**
     * Initialises the slots of one parameter. Before the call they are all zero.
     *
     * @param value the parameter's value before the first step; not changed
     * @param slots as many as {@link #slots()}
     */
    default void init(FloatMatrix value, FloatMatrix[] slots) {}

    /**
     * Called once for each step, before any parameter is updated. It sees all parameters and may change their
     * gradients, as clipping by the global norm does. In a chain, all transforms prepare, in order, before the first
     * one steps.
     *
     * @param parameters the trainable parameters with complete gradients, always in the same order
     * @param t number of this step, counted from 1
     */
    default void prepare(List<Parameter> parameters, int t) {}

    /**
     * Turns the gradient of one parameter into the step to subtract.
     *
     * @param gradient holds the gradient; overwritten with the step
     * @param value the parameter's value; not changed
     * @param slots the parameter's state, changed in place
     * @param t number of this step, counted from 1
     */
    void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t);

    /**
     * A factor for all later steps, computed from the validation losses so far, as schedules that reduce the learning
     * rate on a plateau need. It must be a pure function of its argument, so that no state is kept.
     *
     * @param validationLosses one for each evaluation on validation data, oldest first
     * @return 1 by default
     */
    default float rate(double[] validationLosses) {
        return 1;
    }

    /**
     * A factor for all steps of an epoch, as schedules by epochs need. The trainer applies it; an updater in a loop of
     * your own does not know epochs.
     *
     * @param epoch number of the epoch, counted from 1
     * @return finite, at least 0; 1 by default
     */
    default float epochRate(int epoch) {
        return 1;
    }

    /**
     * The index of the slot that holds an average of the weights. The trainer validates and saves the average instead
     * of the last weights.
     *
     * @return −1 if there is none
     */
    default int averageSlot() {
        return -1;
    }

    /**
     * This rule in the form that can update ranges of a parameter on several threads, with the same slots and the same
     * results.
     *
     * @return empty if the rule must see whole matrices
     */
    default Optional<ElementwiseOptimizer> elementwise() {
        return Optional.empty();
    }
}
