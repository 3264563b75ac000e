package dev.nacre.examples.lecture;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A polyline.
 *
 * @param name name in the legend; empty for none
 * @param x the horizontal positions
 * @param y the values; NaN and infinity end the line
 */
public record Line(String name, double[] x, double[] y) {
    /** Values at 1, 2, 3 … */
    public static Line counted(String name, double... y) {
        return new Line(
                name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    /** Dots instead of a line. */
    public static Line dots(String name, double[] x, double[] y) {
        double[] xs = new double[2 * x.length];
        double[] ys = new double[2 * y.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i % 2 == 0 ? x[i / 2] : Double.NaN;
            ys[i] = i % 2 == 0 ? y[i / 2] : Double.NaN;
        }
        return new Line(name, xs, ys);
    }

    /** Up to five values, or the first and the last one; nothing of dots. */
    String values() {
        if (y.length > 1 && Double.isNaN(y[1])) return "";
        double[] finite = Arrays.stream(y).filter(Double::isFinite).toArray();
        if (finite.length > 5) return text(finite[0]) + " … " + text(finite[finite.length - 1]);
        return Arrays.stream(finite).mapToObj(Line::text).collect(Collectors.joining(" "));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
