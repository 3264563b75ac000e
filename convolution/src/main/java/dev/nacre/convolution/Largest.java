package dev.nacre.convolution;

/** The largest pixel of each window. */
final class Largest implements Pooling {
    @Override
    public void forward(float[] images, Windows windows, int row, PoolingLines lines) {
        for (int y = 0; y < windows.kernel(); y++)
            for (int x = 0; x < windows.kernel(); x++) {
                boolean first = y == 0 && x == 0;
                windows.gatherPixels(
                        images, row, y, x, Float.NEGATIVE_INFINITY, first ? lines.outputs() : lines.pixels());
                if (!first) keepLarger(lines.pixels(), lines.outputs());
            }
    }

    private static void keepLarger(float[] pixels, float[] largest) {
        for (int i = 0; i < largest.length; i++) largest[i] = Math.max(largest[i], pixels[i]);
    }

    @Override
    public void backward(float[] images, Windows windows, int row, PoolingLines lines, float[] gradients) {
        for (int y = 0; y < windows.kernel(); y++)
            for (int x = 0; x < windows.kernel(); x++) {
                windows.gatherPixels(images, row, y, x, Float.NEGATIVE_INFINITY, lines.pixels());
                take(lines.outputs(), lines.gradient(), lines.pixels());
                windows.scatterPixels(lines.pixels(), row, y, x, gradients);
            }
    }

    /**
     * A pixel that equals the output takes all of the gradient, so equal pixels after it get none. Without comparisons,
     * which would keep JDK 17 from vectorising the loop; the two factors are one for the least float, 2⁻¹⁴⁹, too.
     */
    private static void take(float[] outputs, float[] rest, float[] pixels) {
        for (int i = 0; i < outputs.length; i++) {
            float below = Math.min(Math.min((outputs[i] - pixels[i]) * 0x1p100f, 1) * 0x1p100f, 1);
            float taken = rest[i] * (1 - below);
            pixels[i] = taken;
            rest[i] -= taken;
        }
    }
}
