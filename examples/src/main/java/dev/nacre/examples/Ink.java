package dev.nacre.examples;

import dev.nacre.Shape;
import dev.nacre.data.Dataset;

/**
 * The format of square images: pixels row by row, from paper to ink.
 *
 * @param side pixels in a row
 * @param full the value of full ink; paper is 0
 */
record Ink(int side, float full) {
    /** From the number of features, which must be a square. */
    static Ink of(Dataset pictures, float full, String source) {
        int pixels = pictures.samples().inputs();
        int side = (int) Math.round(Math.sqrt(pixels));
        if (side * side != pixels)
            throw new IllegalArgumentException(source + ": images of " + pixels + " pixels are not square");
        return new Ink(side, full);
    }

    /** Number of pixels. */
    int pixels() {
        return side * side;
    }

    /** The shape of a picture. */
    Shape shape() {
        return new Shape(side, side, 1);
    }
}
