package dev.nacre.blas;

import java.util.Arrays;
import java.util.Optional;

/** Whether a library can be used: it must say so, and its first products must be right. */
final class LibraryCheck {
    private static final int M = 70;
    private static final int N = 33;
    private static final int K = 130;

    private LibraryCheck() {}

    /**
     * Asks the library, then tries it.
     *
     * @return empty if the library can be used, otherwise why not
     */
    static Optional<String> reason(Blas blas) {
        try {
            return blas.unusable().or(() -> multiply(blas));
        } catch (Exception | LinkageError | AssertionError e) {
            return Optional.of("it fails: " + e);
        }
    }

    private static Optional<String> multiply(Blas blas) {
        for (boolean transposeA : new boolean[] {false, true})
            for (boolean transposeB : new boolean[] {false, true})
                if (!right(blas, transposeA, transposeB))
                    return Optional.of("it computes wrong products on this machine");
        return Optional.empty();
    }

    /** Uses small whole numbers, so that sums are exact in any order. Checks a few elements of the result. */
    private static boolean right(Blas blas, boolean transposeA, boolean transposeB) {
        int lda = transposeA ? K : M;
        int ldb = transposeB ? N : K;
        float[] a = numbers(M * K, 7);
        float[] b = numbers(K * N, 11);
        float[] c = new float[M * N];
        Arrays.fill(c, Float.NaN);
        blas.sgemm(transposeA, transposeB, M, N, K, 1, a, 0, lda, b, 0, ldb, 0, c, 0, M);
        for (int i : new int[] {0, M / 2, M - 1})
            for (int j : new int[] {0, N / 2, N - 1}) {
                float sum = 0;
                for (int p = 0; p < K; p++)
                    sum += a[transposeA ? p + i * lda : i + p * lda] * b[transposeB ? j + p * ldb : p + j * ldb];
                if (c[i + j * M] != sum) return false;
            }
        return true;
    }

    private static float[] numbers(int length, int period) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = i % period - period / 2;
        return x;
    }
}
