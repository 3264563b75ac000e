package dev.nacre;

import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * An optimizer that updates each element independently, so that several threads can update ranges of one parameter in
 * any order. A chain of such optimizers {@linkplain Optimizer#elementwise() has} this form too.
 */
public interface ElementwiseOptimizer extends Optimizer {
    /**
     * Turns the elements {@code from} (included) to {@code to} (excluded) of a gradient into a step.
     *
     * @param gradient holds the gradient; overwritten with the step
     * @param value the parameter's value; not changed
     * @param slots the parameter's state, changed in place: {@code slots[slot][element]}
     * @param from first index
     * @param to index after the last
     * @param t number of this step, counted from 1
     */
    void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t);

    @Override
    default void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
        float[][] arrays = new float[slots.length][];
        for (int i = 0; i < slots.length; i++) arrays[i] = slots[i].data;
        step(gradient.data, value.data, arrays, 0, gradient.length, t);
    }

    @Override
    default Optional<ElementwiseOptimizer> elementwise() {
        return Optional.of(this);
    }
}
