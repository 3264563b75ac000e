package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.training.FullBatchTraining;

/**
 * An optimizer that minimises a function of all weights at once and evaluates it at points of its choice, as L-BFGS
 * does. Each evaluation computes the loss over the whole training data, so it suits small problems.
 * {@link FullBatchTraining} runs it on a network.
 */
public interface FullBatchOptimizer extends Plugin {
    /** The function to minimise. It is smooth and deterministic: the same point always gives the same value. */
    @FunctionalInterface
    interface Function {
        /**
         * Computes the value and the gradient.
         *
         * @param point where to evaluate; not changed
         * @param gradient filled with the gradient; as long as the point
         * @return the value; NaN or infinite if the function can't be computed there
         */
        double at(double[] point, double[] gradient);
    }

    /** The outcome of an iteration. */
    enum Outcome {
        /** The state moved to a better point. */
        IMPROVED,
        /** The gradient is practically zero; the state was not changed. */
        CONVERGED,
        /**
         * No better point was found, often because rounding errors hide the improvement; the point was not changed.
         */
        STUCK
    }

    /**
     * Does one iteration, which evaluates the function as often as needed.
     *
     * @param function the function to minimise
     * @param state the current point and the method's memory; changed in place
     * @return the outcome
     */
    Outcome iterate(Function function, FullBatchState state);
}
