package dev.nacre.convolution;

/**
 * Lines of one thread.
 *
 * @param outputs a line of the outputs
 * @param gradient a line of the gradient with respect to the outputs
 * @param pixels one pixel of each window
 */
record PoolingLines(float[] outputs, float[] gradient, float[] pixels) {
    PoolingLines(int length) {
        this(new float[length], new float[length], new float[length]);
    }
}
