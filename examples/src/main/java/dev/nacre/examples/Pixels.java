package dev.nacre.examples;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Converts preprocessed images back to pixels. It evaluates the layers at two points, paper and ink, so it is exact for
 * layers that are linear in each pixel, such as {@code scale} and {@code standardize}.
 */
record Pixels(FloatMatrix paper, FloatMatrix ink, float full) {
    /** From the layers below an autoencoder. */
    static Pixels under(List<Layer> preprocessing, Ink format) {
        int pixels = format.pixels();
        FloatMatrix both = new FloatMatrix(pixels, 2);
        for (int i = pixels; i < 2 * pixels; i++) both.data[i] = format.full();
        FloatMatrix mapped = both;
        for (Layer layer : preprocessing) mapped = layer.forward(mapped, Mode.INFER);
        return new Pixels(column(mapped, 0), column(mapped, 1), format.full());
    }

    private static FloatMatrix column(FloatMatrix m, int column) {
        FloatMatrix copy = new FloatMatrix(m.rows, 1);
        System.arraycopy(m.data, column * m.rows, copy.data, 0, m.rows);
        return copy;
    }

    /** Images in pixels, from images as the autoencoder gets them. */
    FloatMatrix of(FloatMatrix seen) {
        FloatMatrix pixels = new FloatMatrix(seen.rows, seen.columns);
        for (int i = 0; i < seen.length; i++) {
            int row = i % seen.rows;
            pixels.data[i] = full * (seen.data[i] - paper.data[row]) / (ink.data[row] - paper.data[row]);
        }
        return pixels;
    }
}
