package dev.nacre.diagnosis;

import dev.nacre.Optimizer;
import org.jblas.FloatMatrix;

/** Measures an optimizer's weight decay. */
final class Decay {
    private Decay() {}

    /**
     * The fraction of every weight that a step subtracts: what a step without gradient takes from 1, and not from 0.
     */
    static double of(Optimizer optimizer, long t) {
        return step(optimizer, 1, (int) t) - step(optimizer, 0, (int) t);
    }

    private static double step(Optimizer optimizer, float weight, int t) {
        FloatMatrix value = new FloatMatrix(1, 1, weight);
        FloatMatrix[] slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(1, 1);
        optimizer.init(value, slots);
        FloatMatrix step = new FloatMatrix(1, 1);
        optimizer.step(step, value, slots, t);
        return step.data[0];
    }
}
