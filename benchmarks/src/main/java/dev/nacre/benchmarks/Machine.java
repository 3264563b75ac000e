package dev.nacre.benchmarks;

import dev.nacre.blas.Products;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** What this machine can do, by the same library and the same threads as training. */
final class Machine {
    private static final long TIME = 1_000_000_000;

    private Machine() {}

    /** Operations in a nanosecond in the best of some sizes of large products: the peak to compare with. */
    static double peak() {
        return Math.max(Math.max(peak(1024, 1024), peak(2048, 1024)), peak(2048, 2048));
    }

    private static double peak(int n, int k) {
        FloatMatrix a = filled(k, n);
        FloatMatrix b = filled(k, n);
        FloatMatrix c = new FloatMatrix(n, n);
        double best = Double.MAX_VALUE;
        long start = System.nanoTime();
        while (System.nanoTime() - start < TIME) {
            long before = System.nanoTime();
            Products.multiply(a, true, b, false, 0, c);
            best = Math.min(best, System.nanoTime() - before);
        }
        return 2.0 * n * n * k / best;
    }

    private static FloatMatrix filled(int rows, int columns) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        Arrays.fill(m.data, 0.5f);
        return m;
    }

    /** Bytes in a nanosecond, of an array that is read and another that is read and written, so many bytes together. */
    static double bandwidth(long bytes) {
        int length = (int) Math.min(1 << 26, Math.max(1 << 10, bytes / 8));
        float[] a = new float[length];
        float[] b = new float[length];
        long best = Long.MAX_VALUE;
        long start = System.nanoTime();
        while (System.nanoTime() - start < TIME) {
            long before = System.nanoTime();
            Parallel.forRange(length, (from, to) -> add(a, b, from, to));
            best = Math.min(best, System.nanoTime() - before);
        }
        return 12.0 * length / best;
    }

    private static void add(float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) b[i] += a[i];
    }
}
