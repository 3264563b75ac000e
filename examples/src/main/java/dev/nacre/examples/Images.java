package dev.nacre.examples;

import dev.nacre.report.Tiles;
import org.jblas.FloatMatrix;

/**
 * Pictures of one size, ready to be shown.
 *
 * @param pixels pixels × images
 * @param ink how they are given
 */
record Images(FloatMatrix pixels, Ink ink) {
    /** Some of them. */
    Images select(int... which) {
        FloatMatrix part = new FloatMatrix(pixels.rows, which.length);
        for (int i = 0; i < which.length; i++)
            System.arraycopy(pixels.data, which[i] * pixels.rows, part.data, i * pixels.rows, pixels.rows);
        return new Images(part, ink);
    }

    /** One picture of all of them, ink that suits any background. */
    String tiles(int perRow, String alternative) {
        return Tiles.inked(pixels, ink.side(), perRow, ink.full(), alternative);
    }

    /** A row of them, with a name before it: for the columns of {@code strips}. */
    String strip(String name) {
        return "<span>" + name + "</span>" + tiles(pixels.columns, name) + "\n";
    }
}
