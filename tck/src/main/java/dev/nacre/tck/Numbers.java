package dev.nacre.tck;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Matrices to test plugins on, and requirements on matrices. */
final class Numbers {
    /** Products of the same numbers may be summed in another order: the difference is a few units in the last place. */
    static final double ROUNDING = 1e-5;

    private Numbers() {}

    static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    static FloatMatrix filled(int rows, int columns, float value) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        Arrays.fill(m.data, value);
        return m;
    }

    /**
     * Numbers of both signs with an absolute value of at least {@code least}: most functions have their kinks near 0.
     */
    static FloatMatrix signed(int rows, int columns, double least, double most, RandomGenerator random) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        for (int i = 0; i < m.length; i++) {
            double size = least + (most - least) * random.nextDouble();
            m.data[i] = (float) (random.nextBoolean() ? size : -size);
        }
        return m;
    }

    static FloatMatrix uniform(int rows, int columns, double from, double to, RandomGenerator random) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) (from + (to - from) * random.nextDouble());
        return m;
    }

    static FloatMatrix column(FloatMatrix m, int column) {
        float[] data = Arrays.copyOfRange(m.data, column * m.rows, (column + 1) * m.rows);
        return new FloatMatrix(m.rows, 1, data);
    }

    static String shape(FloatMatrix m) {
        return m == null ? "null" : m.rows + " × " + m.columns;
    }

    static boolean same(float a, float b) {
        return a == b || Float.isNaN(a) && Float.isNaN(b);
    }

    static boolean close(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    static void requireShape(String what, int rows, int columns, FloatMatrix m) {
        if (m == null || m.rows != rows || m.columns != columns)
            throw new Violation(what + " of " + rows + " × " + columns, shape(m));
    }

    static void requireFinite(String what, FloatMatrix m) {
        for (int i = 0; i < m.length; i++)
            if (!Float.isFinite(m.data[i]))
                throw new Violation("only finite numbers in " + what, m.data[i] + place(m, i));
    }

    static void requireFinite(String what, double number) {
        if (!Double.isFinite(number)) throw new Violation("a finite " + what, String.valueOf(number));
    }

    /** Requires identical bits, except that all NaN are equal, and −0 equals 0. */
    static void requireSame(String what, FloatMatrix expected, FloatMatrix got) {
        requireShape(what, expected.rows, expected.columns, got);
        for (int i = 0; i < expected.length; i++)
            if (!same(expected.data[i], got.data[i]))
                throw new Violation(what + ": " + expected.data[i] + place(expected, i), String.valueOf(got.data[i]));
    }

    /** Requires equality up to rounding errors. */
    static void requireClose(String what, FloatMatrix expected, FloatMatrix got) {
        requireShape(what, expected.rows, expected.columns, got);
        for (int i = 0; i < expected.length; i++)
            if (!same(expected.data[i], got.data[i]) && !close(expected.data[i], got.data[i], ROUNDING))
                throw new Violation(what + ": " + expected.data[i] + place(expected, i), String.valueOf(got.data[i]));
    }

    static void requireClose(String what, double expected, double got) {
        boolean bothNaN = Double.isNaN(expected) && Double.isNaN(got);
        if (!bothNaN && !close(expected, got, ROUNDING))
            throw new Violation(what + ": " + expected, String.valueOf(got));
    }

    /** The position of an element, counted from 0. */
    static String place(FloatMatrix m, int i) {
        return " at row " + i % m.rows + ", column " + i / m.rows;
    }
}
