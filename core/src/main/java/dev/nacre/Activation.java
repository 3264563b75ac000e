package dev.nacre;

import java.util.random.RandomGenerator;

/**
 * An element-wise function without weights. Arrays, not scalars, cross this interface: one virtual call covers a range,
 * and the loop inside can be vectorised.
 */
public interface Activation extends LayerSpec {
    /**
     * Computes y = f(x) for the elements {@code from} (included) to {@code to} (excluded).
     *
     * @param x inputs
     * @param y where the outputs go; may be {@code x}
     * @param from first index
     * @param to index after the last
     */
    void forward(float[] x, float[] y, int from, int to);

    /**
     * Computes dx = dy · f'(x) for the elements {@code from} (included) to {@code to} (excluded).
     *
     * @param x inputs of the forward pass; holds the outputs instead if {@link #backwardReadsInput()} is false
     * @param y outputs of the forward pass
     * @param dy gradient by the outputs
     * @param dx where the gradient by the inputs goes; may be {@code dy}
     * @param from first index
     * @param to index after the last
     */
    void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to);

    /**
     * Whether {@link #backward} reads {@code x}. Where the derivative follows from the output alone, false saves the
     * layer from keeping the inputs.
     *
     * @return true by default
     */
    default boolean backwardReadsInput() {
        return true;
    }

    @Override
    default Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    default Layer build(Shape inputs, RandomGenerator random) {
        return new ActivationLayer(this, inputs);
    }
}
