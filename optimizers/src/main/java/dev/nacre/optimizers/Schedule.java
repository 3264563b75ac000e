package dev.nacre.optimizers;

import dev.nacre.ElementwiseOptimizer;

/**
 * A learning-rate schedule: a factor that depends on the number of the step alone. It is a link of a {@link Chain}:
 * after an optimizer it scales the step, and so the learning rate. The factors of several schedules multiply.
 * {@link ScheduledMomentum} uses a schedule for its momentum, {@link ByEpoch} lets one count epochs.
 */
public interface Schedule extends ElementwiseOptimizer {
    /**
     * The factor at a step.
     *
     * @param t number of the step, counted from 1; a step is a batch, not an epoch
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
