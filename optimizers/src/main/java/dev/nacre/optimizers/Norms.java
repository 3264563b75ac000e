package dev.nacre.optimizers;

import dev.nacre.compute.Parallel;

/** Euclidean norms, summed in double, where squares of floats can't overflow. */
final class Norms {
    private Norms() {}

    /** The sum of squares of a whole array, on several cores; its bits don't depend on their number. */
    static double squares(float[] a) {
        double[] sums = new double[(a.length + Parallel.PIECE - 1) / Parallel.PIECE];
        Parallel.forRange(a.length, (from, to) -> sums[from / Parallel.PIECE] = squares(a, from, to));
        double sum = 0;
        for (double each : sums) sum += each;
        return sum;
    }

    /** The sum of squares of a range. Four sums: in a single one, each addition would wait for the previous one. */
    static double squares(float[] a, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += (double) a[i] * a[i];
            s1 += (double) a[i + 1] * a[i + 1];
            s2 += (double) a[i + 2] * a[i + 2];
            s3 += (double) a[i + 3] * a[i + 3];
        }
        for (; i < to; i++) s0 += (double) a[i] * a[i];
        return (s0 + s1) + (s2 + s3);
    }

    static void scale(float[] a, float factor) {
        Parallel.forRange(a.length, (from, to) -> scale(a, from, to, factor));
    }

    static void scale(float[] a, int from, int to, float factor) {
        for (int i = from; i < to; i++) a[i] *= factor;
    }
}
