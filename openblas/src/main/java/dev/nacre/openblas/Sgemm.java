package dev.nacre.openblas;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.Semaphore;

/** Calls OpenBLAS. */
final class Sgemm {
    private static final MethodHandle FUNCTION = Loading.DONE.sgemm();

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
        String opA = transposeA ? "T" : "N";
        String opB = transposeB ? "T" : "N";
        AT_ONCE.acquireUninterruptibly();
        try {
            FUNCTION.invokeExact(opA, opB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("sgemm declares no exception", e);
        } finally {
            AT_ONCE.release();
        }
    }
}
