package dev.nacre.blas;

import java.util.Optional;

/**
 * The one door to a library of matrix products. Found by {@code ServiceLoader}; the usable one of the highest
 * {@link #preference()} wins, unless {@code -Dnacre.blas=name} forces one. {@link Products} checks all sizes before it
 * calls.
 */
public interface Blas {
    /**
     * The name for {@code -Dnacre.blas}.
     *
     * @return lower case
     */
    String name();

    /**
     * The rank among the usable ones.
     *
     * @return java 0, jblas 10, openblas 20
     */
    int preference();

    /**
     * Loads what is needed, when first called. Never throws.
     *
     * @return empty if the library can be used; otherwise why not, and the one thing to do about it
     */
    Optional<String> unusable();

    /**
     * What is used: library and version, kernels, threads. Only asked of a usable one.
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
     * @param a holds A
     * @param aOffset index of A's first element
     * @param lda distance of A's columns
     * @param b holds B
     * @param bOffset index of B's first element
     * @param ldb distance of B's columns
     * @param beta factor of C
     * @param c holds C
     * @param cOffset index of C's first element
     * @param ldc distance of C's columns
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
