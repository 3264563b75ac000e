package dev.nacre;

import dev.nacre.plugin.Plugin;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Turns a gradient into a step, in place; the trainer subtracts the step. Rules, and links that change gradients or
 * steps (clipping, decay, schedules), have this one form, so that they chain. All state lies in the slots, which the
 * trainer owns, saves and restores.
 */
public interface Optimizer extends Plugin {
    /**
     * How many state matrices of the parameter's shape the rule needs.
     *
     * @return 0 or more
     */
    int slots();

    /**
     * Gives the slots of one parameter their start values; they come zeroed.
     *
     * @param value the parameter's value before the first step; not changed
     * @param slots as many as {@link #slots()}
     */
    default void init(FloatMatrix value, FloatMatrix[] slots) {}

    /**
     * Sees the whole model before the first parameter is stepped, and may change its gradients. In a chain all links
     * prepare, in order, before the first link steps.
     *
     * @param parameters the trainable ones, gradients complete, always in the same order
     * @param t number of this step, counted from 1
     */
    default void prepare(List<Parameter> parameters, int t) {}

    /**
     * Turns the gradient of one parameter into the step to subtract.
     *
     * @param gradient becomes the step
     * @param value the parameter's value; not changed
     * @param slots the parameter's state, changed in place
     * @param t number of this step, counted from 1
     */
    void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t);

    /**
     * A factor on all later steps, from the validation losses so far: what a schedule that waits for a plateau needs. A
     * pure function, so that no state is kept.
     *
     * @param validationLosses one for each validation, oldest first
     * @return 1 by default
     */
    default float rate(double[] validationLosses) {
        return 1;
    }

    /**
     * The slot that holds an average of the weights, which the trainer can validate and save in place of the last ones.
     *
     * @return −1 if there is none
     */
    default int averageSlot() {
        return -1;
    }

    /**
     * This rule in the form that can step pieces of a parameter on several cores: same slots, same numbers.
     *
     * @return empty if the rule must see whole matrices
     */
    default Optional<ElementwiseOptimizer> elementwise() {
        return Optional.empty();
    }
}
