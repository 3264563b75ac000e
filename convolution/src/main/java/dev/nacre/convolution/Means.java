package dev.nacre.convolution;

import java.util.Arrays;

/** The mean of the pixels of each window that lie inside the image. */
final class Means implements Pooling {
    @Override
    public void forward(float[] images, Windows windows, int row, PoolingLines lines) {
        Arrays.fill(lines.outputs(), 0);
        for (int y = 0; y < windows.kernel(); y++)
            for (int x = 0; x < windows.kernel(); x++) {
                windows.gatherPixels(images, row, y, x, 0, lines.pixels());
                add(lines.pixels(), lines.outputs());
            }
        divide(lines.outputs(), windows, row);
    }

    private static void add(float[] pixels, float[] sums) {
        for (int i = 0; i < sums.length; i++) sums[i] += pixels[i];
    }

    private static void divide(float[] line, Windows windows, int row) {
        int channels = windows.image().channels();
        for (int w = 0; w < windows.width(); w++) {
            float inside = windows.pixelsInside(row, w);
            for (int c = 0; c < channels; c++) line[w * channels + c] /= inside;
        }
    }

    @Override
    public void backward(float[] images, Windows windows, int row, PoolingLines lines, float[] gradients) {
        divide(lines.gradient(), windows, row);
        for (int y = 0; y < windows.kernel(); y++)
            for (int x = 0; x < windows.kernel(); x++) windows.scatterPixels(lines.gradient(), row, y, x, gradients);
    }
}
