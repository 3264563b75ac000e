package dev.nacre.blas;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** The functions of jblas's OpenBLAS, called by netlib's bridge, which doesn't copy arrays as jblas itself does. */
final class JblasArrays {
    static final boolean USABLE = JblasLoading.DONE.bridge().isPresent();

    /** Null if not usable. */
    static final MethodHandle SGEMM = USABLE ? handle(false) : null;

    private static final MethodHandle SGEMV = USABLE ? handle(true) : null;

    private JblasArrays() {}

    private static MethodHandle handle(boolean vector) {
        NetlibBridge bridge = JblasLoading.DONE.bridge().orElseThrow();
        try {
            return vector ? bridge.sgemv() : bridge.sgemm();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("netlib's classes have changed", e);
        }
    }

    /**
     * y ← alpha·op(A)·x + beta·y, of m elements. The library gets a y that is already scaled: its own scaling by a
     * factor was wrong on some processors.
     */
    static void multiplyVector(
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
            SGEMV.invokeExact(op, rows, columns, alpha, a, aOffset, lda, x, xOffset, xStep, 1f, y, yOffset, 1);
        } catch (Throwable e) {
            throw NetlibBridge.unexpected(e);
        }
    }
}
