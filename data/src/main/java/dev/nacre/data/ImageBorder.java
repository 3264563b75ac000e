package dev.nacre.data;

import java.util.Arrays;

/** Brings an image to another size without changing its proportions. */
final class ImageBorder {
    private ImageBorder() {}

    static Pixels fitted(Pixels image, int width, int height) {
        double scale = Math.min((double) width / image.width(), (double) height / image.height());
        int w = within(image.width() * scale, width);
        int h = within(image.height() * scale, height);
        Pixels small = image.resized(w, h);
        if (w == width && h == height) return small;
        float[][] channels = new float[3][width * height];
        int left = (width - w) / 2;
        int top = (height - h) / 2;
        for (int c = 0; c < 3; c++) {
            float[] from = small.channels()[c];
            Arrays.fill(channels[c], outermost(from, w, h));
            for (int y = 0; y < h; y++) System.arraycopy(from, y * w, channels[c], (top + y) * width + left, w);
        }
        return new Pixels(width, height, channels);
    }

    private static int within(double size, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(size)));
    }

    /** The mean of the pixels at the edges. */
    private static float outermost(float[] pixels, int w, int h) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < h; y++) {
            int step = y == 0 || y == h - 1 || w == 1 ? 1 : w - 1;
            for (int x = 0; x < w; x += step, count++) sum += pixels[y * w + x];
        }
        return (float) (sum / count);
    }
}
