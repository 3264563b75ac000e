package dev.nacre.examples;

import dev.nacre.report.Tiles;
import org.jblas.FloatMatrix;

/**
 * Images of one size, for reports.
 *
 * @param pixels pixels × images
 * @param ink the pixel values
 */
record Images(FloatMatrix pixels, Ink ink) {
    /** Some of the images. */
    Images select(int... which) {
        FloatMatrix part = new FloatMatrix(pixels.rows, which.length);
        for (int i = 0; i < which.length; i++)
            System.arraycopy(pixels.data, which[i] * pixels.rows, part.data, i * pixels.rows, pixels.rows);
        return new Images(part, ink);
    }

    /** All images in one, in colours that suit any background. */
    String tiles(int perRow, String alternative) {
        return Tiles.inked(pixels, ink.side(), perRow, ink.full(), alternative);
    }

    /** A row of images with its name, for the columns of {@code strips}. */
    String strip(String name) {
        return "<span>" + name + "</span>" + tiles(pixels.columns, name) + "\n";
    }
}
