package dev.nacre.convolution;

/** What pooling makes of the windows of a row. PoolingLines are width × channels numbers. */
interface Pooling {
    /** Fills a line of outputs. */
    void forward(float[] images, Windows windows, int row, PoolingLines lines);

    /** Adds the gradient of a line of outputs to the images. */
    void backward(float[] images, Windows windows, int row, PoolingLines lines, float[] gradients);
}
