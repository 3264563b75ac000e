package dev.nacre.tck;

import dev.nacre.blas.Blas;
import java.util.Random;

/** The arguments of one product, and a simple implementation. */
record Product(
        boolean transposeA,
        boolean transposeB,
        int m,
        int n,
        int k,
        float alpha,
        float[] a,
        int aOffset,
        int lda,
        float[] b,
        int bOffset,
        int ldb,
        float beta,
        float[] c,
        int cOffset,
        int ldc) {

    /** Odd sizes, matrices inside larger arrays. */
    static Product random(int seed) {
        Random random = new Random(seed);
        int limit = seed % 3 == 0 ? 200 : 40;
        int m = 1 + random.nextInt(limit);
        int n = 1 + random.nextInt(limit);
        int k = 1 + random.nextInt(limit);
        boolean transposeA = random.nextBoolean();
        boolean transposeB = random.nextBoolean();
        int lda = (transposeA ? k : m) + random.nextInt(4);
        int ldb = (transposeB ? n : k) + random.nextInt(4);
        int ldc = m + random.nextInt(4);
        int aOffset = random.nextInt(9);
        int bOffset = random.nextInt(9);
        int cOffset = random.nextInt(9);
        float[] a = numbers(aOffset + lda * (transposeA ? m : k), random);
        float[] b = numbers(bOffset + ldb * (transposeB ? k : n), random);
        float[] c = numbers(cOffset + ldc * n + 5, random);
        float alpha = new float[] {1, -0.5f, 0}[Math.floorMod(seed, 5) / 2];
        float beta = new float[] {0, 1, 0.25f}[random.nextInt(3)];
        return new Product(
                transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    /** Matrices that fill their arrays. */
    static Product tight(boolean transposeA, boolean transposeB, int m, int n, int k, float beta, int seed) {
        Random random = new Random(seed);
        float[] a = numbers(m * k, random);
        float[] b = numbers(k * n, random);
        float[] c = numbers(m * n, random);
        int lda = transposeA ? k : m;
        int ldb = transposeB ? n : k;
        return new Product(transposeA, transposeB, m, n, k, 1, a, 0, lda, b, 0, ldb, beta, c, 0, m);
    }

    private static float[] numbers(int length, Random random) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = 2 * random.nextFloat() - 1;
        return x;
    }

    /** The whole array of the library's result, with the elements around the matrix. */
    float[] by(Blas blas) {
        float[] y = c.clone();
        blas.sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, y, cOffset, ldc);
        return y;
    }

    /** The same by three loops, summed in double. */
    float[] plain() {
        float[] y = c.clone();
        for (int j = 0; j < n; j++)
            for (int i = 0; i < m; i++) {
                double sum = 0;
                for (int p = 0; p < k; p++)
                    sum += (double) a[aOffset + (transposeA ? p + i * lda : i + p * lda)]
                            * b[bOffset + (transposeB ? j + p * ldb : p + j * ldb)];
                int at = cOffset + i + j * ldc;
                y[at] = (float) (alpha * sum + (beta == 0 ? 0 : beta * (double) c[at]));
            }
        return y;
    }

    /** The rounding error to expect in a sum of k products of size 1 in float. */
    float tolerance() {
        return 2e-7f * (k + 4);
    }

    @Override
    public String toString() {
        return "%d × %d × %d%s%s, alpha %s, beta %s, ld %d %d %d"
                .formatted(m, n, k, transposeA ? " Aᵀ" : "", transposeB ? " Bᵀ" : "", alpha, beta, lda, ldb, ldc);
    }
}
