package dev.nacre.optimizers;

import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import java.util.List;

/**
 * One iteration of a quasi-Newton method, which learns the curvature from the changes of point and gradient. If the
 * line search fails, it clears the method's memory and tries once along the negative gradient, as SciPy does.
 */
record QuasiNewton(Direction direction, Memory memory) {
    interface Direction {
        /** Where to go; the negative gradient if the memory is empty. */
        double[] at(FullBatchState state);
    }

    interface Memory {
        /** Adds a change of point s and of gradient y with sᵀy &gt; 0. */
        void add(double[] s, double[] y, List<double[]> memory);
    }

    Outcome iterate(LineSearch search, FullBatchState state) {
        LinePoint next = search.along(direction.at(state), firstLength(state), state);
        if (next == null && !state.memory().isEmpty()) {
            state.memory().clear();
            next = search.along(direction.at(state), firstLength(state), state);
        }
        if (next == null) return Outcome.STUCK;
        remember(
                Vectors.difference(next.point(), state.point()),
                Vectors.difference(next.gradient(), state.gradient()),
                state.memory());
        state.move(next.point(), next.loss(), next.gradient());
        return Outcome.IMPROVED;
    }

    /**
     * The length to try first: 1, the Newton step; at the beginning, while the curvature is unknown, at most the length
     * at which the absolute changes sum to 1.
     */
    private static double firstLength(FullBatchState state) {
        return state.memory().isEmpty() ? Math.min(1, 1 / Vectors.sum(state.gradient())) : 1;
    }

    /**
     * Skips a pair without positive curvature, which arises only from rounding or from a step that fails the Wolfe
     * conditions.
     */
    private void remember(double[] s, double[] y, List<double[]> pairs) {
        if (Vectors.dot(s, y) > 1e-10 * Vectors.dot(y, y)) memory.add(s, y, pairs);
    }
}
