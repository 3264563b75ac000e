package dev.nacre.optimizers;

import java.util.List;

/** Operations on vectors of doubles. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** The largest absolute value. */
    static double largest(double[] a) {
        double largest = 0;
        for (double each : a) largest = Math.max(largest, Math.abs(each));
        return largest;
    }

    /** The sum of absolute values. */
    static double sum(double[] a) {
        double sum = 0;
        for (double each : a) sum += Math.abs(each);
        return sum;
    }

    /** Adds {@code factor · x} to y. */
    static void add(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) y[i] += factor * x[i];
    }

    static double[] scaled(double factor, double[] x) {
        double[] result = new double[x.length];
        add(factor, x, result);
        return result;
    }

    /** The product of a matrix, given by its rows, and a vector. */
    static double[] product(List<double[]> rows, double[] x) {
        return rows.stream().mapToDouble(row -> dot(row, x)).toArray();
    }

    static double[] difference(double[] a, double[] b) {
        double[] result = a.clone();
        add(-1, b, result);
        return result;
    }
}
