package dev.nacre.tables.layers;

import dev.nacre.Parameter;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Repeat;
import org.jblas.FloatMatrix;

/** Element-wise products, on all cores. */
final class RowFactors {
    /** Elements that are filled at once: they stay in the first-level cache until they are used. */
    private static final int BLOCK = 1 << 11;

    private RowFactors() {}

    /** Each row of a matrix times its factor. The factors are as many as the rows; y is another matrix than x. */
    static void multiply(Parameter factors, FloatMatrix x, FloatMatrix y) {
        forColumns(factors.value().data, y, (from, to) -> multiply(y.data, x.data, y.data, from, to));
    }

    /** A loop over ranges of a matrix that have been filled with a vector, which its columns, or channels, share. */
    static void forColumns(float[] vector, FloatMatrix y, Parallel.Body body) {
        int n = vector.length;
        int block = Math.max(1, BLOCK / n);
        Parallel.forRange(y.length / n, Math.max(1, Parallel.PIECE / n), (from, to) -> {
            for (int c = from; c < to; c += block) {
                int end = Math.min(to, c + block) * n;
                Repeat.fill(vector, y.data, c * n, end);
                body.run(c * n, end);
            }
        });
    }

    /** Element by element. */
    static void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix product) {
        Parallel.forRange(a.length, (from, to) -> multiply(a.data, b.data, product.data, from, to));
    }

    private static void multiply(float[] a, float[] b, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = a[i] * b[i];
    }
}
