package dev.nacre.data;

import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Sums of products of centred samples, in double. The order of additions does not depend on the number of threads.
 */
final class Covariances {
    private static final int ROWS = 8;

    private final double[] mean;

    Covariances(double[] mean) {
        this.mean = mean;
    }

    /** The covariances of features, divided by n − 1. */
    double[][] of(Iterable<FloatMatrix> batches, long count) {
        int n = mean.length;
        double[][] sums = new double[n][n];
        for (FloatMatrix x : batches) {
            double[][] samples = centred(x);
            Parallel.forRange(n, ROWS, (from, to) -> {
                for (int i = from; i < to; i++) addProducts(samples, i, sums[i]);
            });
        }
        return mirrored(sums, count - 1);
    }

    /** Four samples at a time, so that the row of sums is read and written only once for all four. */
    private static void addProducts(double[][] samples, int i, double[] sums) {
        int s = 0;
        for (; s + 4 <= samples.length; s += 4)
            addFour(samples[s], samples[s + 1], samples[s + 2], samples[s + 3], i, sums);
        for (; s < samples.length; s++) {
            double[] a = samples[s];
            for (int j = i; j < sums.length; j++) sums[j] += a[i] * a[j];
        }
    }

    private static void addFour(double[] a, double[] b, double[] c, double[] d, int i, double[] sums) {
        double fa = a[i];
        double fb = b[i];
        double fc = c[i];
        double fd = d[i];
        for (int j = i; j < sums.length; j++) sums[j] += fa * a[j] + fb * b[j] + (fc * c[j] + fd * d[j]);
    }

    /** The inner products of all pairs of samples, divided by n − 1. */
    double[][] products(double[][] samples) {
        int n = samples.length;
        double[][] products = new double[n][n];
        Parallel.forRange(n, ROWS, (from, to) -> {
            for (int i = from; i < to; i++)
                for (int j = i; j < n; j++) products[i][j] = product(samples[i], samples[j]);
        });
        return mirrored(products, n - 1);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double[][] mirrored(double[][] a, long divisor) {
        for (int i = 0; i < a.length; i++)
            for (int j = i; j < a.length; j++) {
                a[i][j] /= divisor;
                a[j][i] = a[i][j];
            }
        return a;
    }

    /** All samples minus their mean. */
    double[][] centred(Iterable<FloatMatrix> batches, int count) {
        List<double[]> samples = new ArrayList<>(count);
        for (FloatMatrix x : batches) samples.addAll(List.of(centred(x)));
        return samples.toArray(double[][]::new);
    }

    private double[][] centred(FloatMatrix x) {
        double[][] samples = new double[x.columns][mean.length];
        for (int s = 0; s < samples.length; s++)
            for (int i = 0; i < mean.length; i++) samples[s][i] = x.data[s * mean.length + i] - mean[i];
        return samples;
    }
}
