package dev.nacre.examples.lecture;

import java.util.stream.IntStream;

/**
 * A polyline.
 *
 * @param name name in the legend; empty for none
 * @param x the horizontal positions
 * @param y the values; NaN and infinity end the line
 */
record Line(String name, double[] x, double[] y) {
    /** Values at 1, 2, 3 … */
    static Line counted(String name, double... y) {
        return new Line(
                name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }
}
