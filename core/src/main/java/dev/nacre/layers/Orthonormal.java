package dev.nacre.layers;

import dev.nacre.compute.Parallel;

/**
 * The modified Gram-Schmidt method. It computes the orthogonal factor whose triangular factor has a positive diagonal;
 * for normal vectors, that factor is uniformly distributed. It computes in double, so that its errors on badly
 * conditioned matrices do not show in float.
 */
final class Orthonormal {
    /** Number of vectors whose projections are subtracted together, while they are in the cache. */
    private static final int BLOCK = 16;

    private Orthonormal() {}

    /** Replaces linearly independent vectors by orthonormal ones. */
    static void make(double[][] vectors) {
        for (int block = 0; block < vectors.length; block += BLOCK) {
            int first = block;
            int last = Math.min(vectors.length, first + BLOCK);
            for (int v = first; v < last; v++) {
                subtractProjections(vectors, first, v, vectors[v]);
                normalize(vectors[v]);
            }
            Parallel.forRange(vectors.length - last, BLOCK, (from, to) -> {
                for (int v = last + from; v < last + to; v++) subtractProjections(vectors, first, last, vectors[v]);
            });
        }
    }

    private static void subtractProjections(double[][] units, int first, int last, double[] w) {
        for (int u = first; u < last; u++) {
            double[] unit = units[u];
            double projection = dot(unit, w);
            for (int i = 0; i < w.length; i++) w[i] -= projection * unit[i];
        }
    }

    private static void normalize(double[] v) {
        double inverse = 1 / Math.sqrt(dot(v, v));
        for (int i = 0; i < v.length; i++) v[i] *= inverse;
    }

    /** In four sums: in a single one, each addition would wait for the previous one. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) s0 += a[i] * b[i];
        return s0 + s1 + s2 + s3;
    }
}
