package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/**
 * The linear part of a convolution: what its weights do to pieces of a batch. A batch of images is an array with one
 * image after the other.
 */
interface Kernel {
    Shape inputs();

    Shape outputs();

    /** Parts of an image's outputs that can be computed on different threads. */
    int parts();

    /** How many parts fit into a core's cache at once. */
    int partsAtOnce();

    /** Where a part begins in the outputs; parts are counted over all images. */
    int offset(int part);

    /**
     * The weights in the order that {@link #forward} takes.
     *
     * @param memory keeps what is returned, if it is another matrix
     */
    default FloatMatrix prepared(FloatMatrix weight, Buffer memory) {
        return weight;
    }

    /**
     * Fills a range of parts of the outputs, biases included.
     *
     * @param prepared the weights, as {@link #prepared} gives them
     * @param from first part
     * @param to part after the last
     */
    void forward(float[] x, FloatMatrix prepared, float[] bias, float[] z, int from, int to, Workspace workspace);

    /**
     * The weights in the order that {@link #backward} takes.
     *
     * @param memory keeps what is returned, if it is another matrix
     */
    default FloatMatrix turned(FloatMatrix weight, Buffer memory) {
        return weight;
    }

    /**
     * The gradients for whole images.
     *
     * @param turned the weights, as {@link #turned} gives them; not read if dx is null
     * @param dx receives the gradient with respect to the inputs; null if nobody reads it
     * @param dw the gradient of the weights is added to it; null if nobody reads it
     * @param from first image
     * @param to image after the last
     */
    void backward(
            float[] x,
            FloatMatrix turned,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            Workspace workspace);
}
