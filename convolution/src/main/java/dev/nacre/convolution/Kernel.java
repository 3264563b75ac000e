package dev.nacre.convolution;

import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/**
 * The linear part of a convolution: what its weights do to pieces of a batch. A batch of images is an array with one
 * image after the other.
 */
interface Kernel {
    Shape inputs();

    Shape outputs();

    /** Parts of an image that can be computed on different threads: rows of its outputs, or 1. */
    int parts();

    /** How many parts fit into a core's cache at once. */
    int partsAtOnce();

    /**
     * Fills a range of parts of the outputs, biases included.
     *
     * @param from first part, counted over all images
     * @param to part after the last
     */
    void forward(float[] x, FloatMatrix weight, float[] bias, float[] z, int from, int to, Workspace workspace);

    /**
     * The gradients for whole images.
     *
     * @param dx receives the gradient with respect to the inputs; null if nobody reads it
     * @param dw the gradient of the weights is added to it; null if nobody reads it
     * @param from first image
     * @param to image after the last
     */
    void backward(
            float[] x,
            FloatMatrix weight,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            Workspace workspace);
}
