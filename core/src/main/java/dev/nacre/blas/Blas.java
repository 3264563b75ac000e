package dev.nacre.blas;

import java.util.Optional;

/**
 * A library for matrix products, found by {@code ServiceLoader}. Of the usable libraries, the one with the highest
 * {@link #preference()} is used, unless {@code -Dnacre.blas=name} forces another. {@link Products} checks all sizes
 * before it calls the library.
 */
public interface Blas {
    /**
     * The name for {@code -Dnacre.blas}.
     *
     * @return lower case
     */
    String name();

    /**
     * The rank of this library: of the usable ones, the highest wins.
     *
     * @return 0 for java, 10 for jblas, 20 for openblas
     */
    int preference();

    /**
     * Loads the library on the first call. Never throws.
     *
     * @return empty if the library can be used; otherwise the reason, and what to do about it
     */
    Optional<String> unusable();

    /**
     * What is in use: library and version, kernels, threads. Called only if the library is usable.
     *
     * @return one line
     */
    String describe();

    /**
     * C ← alpha·op(A)·op(B) + beta·C in column-major storage; C is not read if beta is 0.
     *
     * @param transposeA whether op(A) is A transposed
     * @param transposeB whether op(B) is B transposed
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B)
     * @param alpha factor of the product
     * @param a array that contains A
     * @param aOffset index of A's first element
     * @param lda leading dimension of A: the distance between its columns
     * @param b array that contains B
     * @param bOffset index of B's first element
     * @param ldb leading dimension of B
     * @param beta factor of C
     * @param c array that contains C
     * @param cOffset index of C's first element
     * @param ldc leading dimension of C
     */
    void sgemm(
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
            int ldc);
}
