package dev.nacre.openblas;

import dev.nacre.blas.NetlibBridge;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Semaphore;

/** Calls OpenBLAS. */
final class Sgemm {
    private static final MethodHandle MATRIX = Loading.DONE.sgemm();
    private static final MethodHandle VECTOR = Loading.DONE.sgemv();

    /** OpenBLAS has scratch memory for some 600 calls at the same time, and ends the process if it runs out. */
    private static final Semaphore AT_ONCE = new Semaphore(64);

    private Sgemm() {}

    static void call(
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
        AT_ONCE.acquireUninterruptibly();
        try {
            NetlibBridge.multiply(
                    MATRIX,
                    VECTOR,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aOffset,
                    lda,
                    b,
                    bOffset,
                    ldb,
                    beta,
                    c,
                    cOffset,
                    ldc);
        } finally {
            AT_ONCE.release();
        }
    }
}
