package dev.nacre.blas;

import java.util.Arrays;

/** Measures how fast a library multiplies. */
final class Speed {
    private static final int RUNS = 7;
    private static final long WARM_UP = 300_000_000;

    private Speed() {}

    /**
     * Billions of floating-point operations per second in C ← A·B, counting multiplications and additions: the median
     * of several runs.
     */
    static double gigaflops(Blas blas, int m, int n, int k) {
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] c = new float[m * n];
        Arrays.fill(a, 0.5f);
        Arrays.fill(b, 0.25f);
        long start = System.nanoTime();
        do blas.sgemm(false, false, m, n, k, 1, a, 0, m, b, 0, k, 0, c, 0, m);
        while (System.nanoTime() - start < WARM_UP);
        long[] times = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long before = System.nanoTime();
            blas.sgemm(false, false, m, n, k, 1, a, 0, m, b, 0, k, 0, c, 0, m);
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        return 2.0 * m * n * k / times[RUNS / 2];
    }
}
