package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.training.FullBatchTraining;

/**
 * A method that minimises a function of all weights at once, by looking at it where it likes: at home on small problems
 * whose loss is computed over the whole data each time. {@link FullBatchTraining} runs it on a network.
 */
public interface FullBatchOptimizer extends Plugin {
    /** What is made small: smooth, and always the same at the same point. */
    @FunctionalInterface
    interface Function {
        /**
         * Computes the value and the gradient.
         *
         * @param point where; not changed
         * @param gradient filled with the gradient there, of the point's length
         * @return the value; not finite where the function can't be computed
         */
        double at(double[] point, double[] gradient);
    }

    /** What an iteration came to. */
    enum Outcome {
        /** The state is at a better point. */
        IMPROVED,
        /** The state is where the gradient is as good as zero, and was not changed. */
        CONVERGED,
        /**
         * No better point was found, often since the function is not computed exactly enough; the point was not
         * changed.
         */
        STUCK
    }

    /**
     * Does one iteration, evaluating the function as often as it takes.
     *
     * @param function what is made small
     * @param state where the method is, and what it remembers; changed in place
     * @return what it came to
     */
    Outcome iterate(Function function, FullBatchState state);
}
