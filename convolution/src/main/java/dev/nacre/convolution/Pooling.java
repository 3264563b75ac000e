package dev.nacre.convolution;

/** What pooling makes of the windows of a row. Lines are width × channels numbers. */
interface Pooling {
    /** Fills a line of outputs. */
    void forward(float[] images, Windows windows, int row, Lines lines);

    /** Adds the gradient of a line of outputs to the images. */
    void backward(float[] images, Windows windows, int row, Lines lines, float[] gradients);

    /**
     * Lines of one thread.
     *
     * @param outputs a line of the outputs
     * @param gradient a line of the gradient with respect to the outputs
     * @param pixels one pixel of each window
     */
    record Lines(float[] outputs, float[] gradient, float[] pixels) {
        Lines(int length) {
            this(new float[length], new float[length], new float[length]);
        }
    }
}
