package dev.nacre.blas;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** The product of a matrix and a vector by a library's own function for it, behind {@link NetlibBridge}. */
final class VectorProduct {
    private VectorProduct() {}

    /**
     * y ← alpha·op(A)·x + beta·y, of m elements. The library gets a y that is already scaled: its own scaling by a
     * factor was wrong on some processors.
     *
     * @param sgemv {@link NetlibBridge#sgemv()}; a constant, so that the compiler can inline it
     * @param transposeA whether op(A) is A transposed
     * @param m rows of op(A), elements of y
     * @param k columns of op(A), elements of x
     * @param alpha factor of the product
     * @param a array that contains A
     * @param aOffset index of A's first element
     * @param lda distance between the columns of A
     * @param x array that contains x
     * @param xOffset index of x's first element
     * @param xStep distance between the elements of x
     * @param beta factor of y
     * @param y array that contains y, without gaps
     * @param yOffset index of y's first element
     */
    static void multiply(
            MethodHandle sgemv,
            boolean transposeA,
            int m,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            float[] x,
            int xOffset,
            int xStep,
            float beta,
            float[] y,
            int yOffset) {
        if (beta == 0) Arrays.fill(y, yOffset, yOffset + m, 0);
        else if (beta != 1) for (int i = yOffset; i < yOffset + m; i++) y[i] *= beta;
        String op = transposeA ? "T" : "N";
        int rows = transposeA ? k : m;
        int columns = transposeA ? m : k;
        try {
            sgemv.invokeExact(op, rows, columns, alpha, a, aOffset, lda, x, xOffset, xStep, 1f, y, yOffset, 1);
        } catch (Throwable e) {
            throw NetlibBridge.unexpected(e);
        }
    }
}
