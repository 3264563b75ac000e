package dev.nacre;

import java.util.random.RandomGenerator;

/**
 * An element-wise function without weights. It works on ranges of arrays, not on single numbers, so that one virtual
 * call covers a range and the loop inside can be vectorised.
 */
public interface Activation extends LayerSpec {
    /**
     * Computes y = f(x) for the elements {@code from} (included) to {@code to} (excluded).
     *
     * @param x inputs
     * @param y filled with the outputs; may be the same array as {@code x}
     * @param from first index
     * @param to index after the last
     */
    void forward(float[] x, float[] y, int from, int to);

    /**
     * Computes dx = dy · f'(x) for the elements {@code from} (included) to {@code to} (excluded).
     *
     * @param x inputs of the forward pass; the outputs instead if {@link #backwardReadsInput()} is false
     * @param y outputs of the forward pass
     * @param dy gradient of the loss with respect to the outputs
     * @param dx filled with the gradient with respect to the inputs; may be the same array as {@code dy}
     * @param from first index
     * @param to index after the last
     */
    void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to);

    /**
     * Whether {@link #backward} reads {@code x}. Return false if the derivative follows from the output alone: the
     * layer then need not keep the inputs.
     *
     * @return true by default
     */
    default boolean backwardReadsInput() {
        return true;
    }

    @Override
    default Layer build(Shape inputs, RandomGenerator random) {
        return new ActivationLayer(this, inputs);
    }
}
