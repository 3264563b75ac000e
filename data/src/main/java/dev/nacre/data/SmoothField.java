package dev.nacre.data;

import dev.nacre.Shape;
import dev.nacre.compute.Noise;

/**
 * Uniform noise from −1 to 1, smoothed by a Gaussian that is cut off at three standard deviations. Outside the image
 * the noise is 0.
 */
final class SmoothField {
    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[0]);

    /** The weight of the centre, then those of one side. Both sides and the centre add up to 1. */
    private final float[] kernel;

    SmoothField(float sigma) {
        kernel = new float[(int) Math.ceil(3 * sigma) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) sum += (i == 0 ? 1 : 2) * Math.exp(-i * i / (2.0 * sigma * sigma));
        for (int i = 0; i < kernel.length; i++) kernel[i] = (float) (Math.exp(-i * i / (2.0 * sigma * sigma)) / sum);
    }

    /** Fills a field with noise; the first element has the given index in the pass. */
    void fill(long pass, int first, Shape image, float[] field) {
        int n = image.pixels();
        float[] drawn = SCRATCH.get();
        if (drawn.length < n) SCRATCH.set(drawn = new float[n]);
        for (int i = 0; i < n; i++) field[i] = 2 * Noise.uniform(pass, first + i) - 1;
        // vertically, whole rows at a time, then horizontally
        for (int row = 0; row < image.height(); row++) smoothDown(field, drawn, row, image);
        for (int row = 0; row < image.height(); row++) smoothAcross(drawn, field, row * image.width(), image.width());
    }

    private void smoothDown(float[] from, float[] to, int row, Shape image) {
        int width = image.width();
        int start = row * width;
        for (int x = 0; x < width; x++) to[start + x] = kernel[0] * from[start + x];
        for (int k = 1; k < kernel.length; k++) {
            if (row - k >= 0) add(kernel[k], from, start - k * width, to, start, width);
            if (row + k < image.height()) add(kernel[k], from, start + k * width, to, start, width);
        }
    }

    private void smoothAcross(float[] from, float[] to, int start, int width) {
        for (int x = 0; x < width; x++) to[start + x] = kernel[0] * from[start + x];
        for (int k = 1; k < Math.min(width, kernel.length); k++) {
            add(kernel[k], from, start, to, start + k, width - k);
            add(kernel[k], from, start + k, to, start, width - k);
        }
    }

    private static void add(float factor, float[] from, int start, float[] to, int toStart, int length) {
        for (int i = 0; i < length; i++) to[toStart + i] += factor * from[start + i];
    }
}
