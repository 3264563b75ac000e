package dev.nacre.optimizers;

import dev.nacre.ElementwiseOptimizer;

/**
 * A factor that depends on the number of the step alone. As a link of a {@link Chain} it scales the step, and so,
 * behind an update rule, its learning rate: several multiply. {@link ScheduledMomentum} reads it as a momentum.
 */
public interface Schedule extends ElementwiseOptimizer {
    /**
     * The factor at a step.
     *
     * @param t number of the step, counted from 1; steps are batches, not epochs
     * @return finite, at least 0
     */
    float factor(int t);

    @Override
    default int slots() {
        return 0;
    }

    @Override
    default void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        Norms.scale(gradient, from, to, factor(t));
    }
}
