package dev.nacre.tables.layers;

import dev.nacre.Parameter;
import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** Element-wise products, on all cores. */
final class RowFactors {
    private RowFactors() {}

    /** Each row of a matrix times its factor. The factors are as many as the rows. */
    static void multiply(Parameter factors, FloatMatrix x, FloatMatrix y) {
        float[] f = factors.value().data;
        Parallel.forRange(x.columns, Math.max(1, Parallel.PIECE / f.length), (from, to) -> {
            for (int c = from; c < to; c++) multiply(f, x.data, y.data, c * f.length);
        });
    }

    private static void multiply(float[] factors, float[] x, float[] y, int start) {
        for (int i = 0; i < factors.length; i++) y[start + i] = factors[i] * x[start + i];
    }

    /** Element by element. */
    static void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix product) {
        Parallel.forRange(a.length, (from, to) -> multiply(a.data, b.data, product.data, from, to));
    }

    private static void multiply(float[] a, float[] b, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = a[i] * b[i];
    }
}
