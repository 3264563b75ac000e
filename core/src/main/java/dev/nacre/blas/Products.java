package dev.nacre.blas;

import org.jblas.FloatMatrix;

/** Matrix products with checked sizes, by the chosen {@link Blas}. All products of Nacre go through this class. */
public final class Products {
    private Products() {}

    /**
     * C ← op(A)·op(B) + beta·C.
     *
     * @param a left factor
     * @param transposeA whether to transpose the left factor
     * @param b right factor
     * @param transposeB whether to transpose the right factor
     * @param beta 0 to overwrite C, 1 to add to it
     * @param c receives the result; must not be one of the factors
     * @throws IllegalArgumentException if the shapes don't match
     */
    public static void multiply(
            FloatMatrix a, boolean transposeA, FloatMatrix b, boolean transposeB, float beta, FloatMatrix c) {
        multiply(1, a, transposeA, b, transposeB, beta, c);
    }

    /**
     * C ← alpha·op(A)·op(B) + beta·C.
     *
     * @param alpha factor of the product
     * @param a left factor
     * @param transposeA whether to transpose the left factor
     * @param b right factor
     * @param transposeB whether to transpose the right factor
     * @param beta 0 to overwrite C, 1 to add to it
     * @param c receives the result; must not be one of the factors
     * @throws IllegalArgumentException if the shapes don't match
     */
    public static void multiply(
            float alpha,
            FloatMatrix a,
            boolean transposeA,
            FloatMatrix b,
            boolean transposeB,
            float beta,
            FloatMatrix c) {
        int m = transposeA ? a.columns : a.rows;
        int k = transposeA ? a.rows : a.columns;
        int n = transposeB ? b.rows : b.columns;
        if (k != (transposeB ? b.columns : b.rows) || c.rows != m || c.columns != n)
            throw new IllegalArgumentException("product of " + shape(a, transposeA) + " and " + shape(b, transposeB)
                    + " does not fit into " + shape(c, false));
        requireWhole(a);
        requireWhole(b);
        requireWhole(c);
        if (c.data == a.data || c.data == b.data)
            throw new IllegalArgumentException("a product can't be written into one of its factors");
        if (m == 0 || n == 0) return;
        if (k == 0) {
            for (int i = 0; i < m * n; i++) c.data[i] = beta == 0 ? 0 : beta * c.data[i];
            return;
        }
        BlasChoice.chosen()
                .sgemm(
                        transposeA,
                        transposeB,
                        m,
                        n,
                        k,
                        alpha,
                        a.data,
                        0,
                        a.rows,
                        b.data,
                        0,
                        b.rows,
                        beta,
                        c.data,
                        0,
                        m);
    }

    /**
     * C ← op(A)·op(B) + beta·C for matrices that are parts of arrays, in column-major order. All of C's array belongs
     * to the calling thread: some libraries copy whole arrays in and out.
     *
     * @param transposeA whether to transpose the left factor
     * @param transposeB whether to transpose the right factor
     * @param m rows of op(A) and C, at least 1
     * @param n columns of op(B) and C, at least 1
     * @param k columns of op(A) and rows of op(B), at least 1
     * @param a array that contains A
     * @param aOffset index of A's first element
     * @param lda distance between the columns of A
     * @param b array that contains B
     * @param bOffset index of B's first element
     * @param ldb distance between the columns of B
     * @param beta 0 to overwrite C, 1 to add to it
     * @param c array that contains C; neither a nor b
     * @param cOffset index of C's first element
     * @param ldc distance between the columns of C
     * @throws IllegalArgumentException if a matrix doesn't lie within its array
     */
    public static void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
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
        if (m < 1 || n < 1 || k < 1)
            throw new IllegalArgumentException("a product needs sizes >= 1, not " + m + ", " + n + " and " + k);
        requireWithin("a", transposeA ? k : m, transposeA ? m : k, a, aOffset, lda);
        requireWithin("b", transposeB ? n : k, transposeB ? k : n, b, bOffset, ldb);
        requireWithin("c", m, n, c, cOffset, ldc);
        if (c == a || c == b) throw new IllegalArgumentException("a product can't be written into one of its factors");
        BlasChoice.chosen()
                .sgemm(transposeA, transposeB, m, n, k, 1, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    private static void requireWithin(String name, int rows, int columns, float[] array, int offset, int distance) {
        long end = offset + (columns - 1L) * distance + rows;
        if (offset < 0 || distance < rows || end > array.length)
            throw new IllegalArgumentException(name + ": a matrix of " + rows + " × " + columns + " at " + offset
                    + ", with columns " + distance + " apart, does not lie within " + array.length + " numbers");
    }

    /** jblas's fields are public, so a matrix can be inconsistent: such a matrix must not reach native code. */
    private static void requireWhole(FloatMatrix x) {
        if ((long) x.rows * x.columns > x.data.length || x.rows < 0 || x.columns < 0)
            throw new IllegalArgumentException(
                    "a matrix of " + x.rows + " × " + x.columns + " has " + x.data.length + " elements");
    }

    private static String shape(FloatMatrix x, boolean transposed) {
        return x.rows + " × " + x.columns + (transposed ? " transposed" : "");
    }
}
