package dev.nacre.blas;

import com.google.auto.service.AutoService;
import dev.nacre.compute.Parallel;
import java.util.Optional;

/**
 * Products in pure Java, by netlib: the fallback that always works. The cores compute fixed pieces of the result's
 * columns, so results don't depend on the number of cores.
 */
@AutoService(Blas.class)
public final class JavaBlas implements Blas {
    /**
     * Minimum columns in a piece. Each piece copies the left factor into an order that suits the cache; with fewer
     * columns, copying would take longer than the product.
     */
    private static final int COLUMNS = 48;

    /**
     * Minimum multiplications in a piece: a tenth of a millisecond, far more than the cost of handing it to another
     * thread.
     */
    private static final int WORK = 1 << 20;

    /** For ServiceLoader. */
    public JavaBlas() {}

    @Override
    public String name() {
        return "java";
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public String describe() {
        int threads = Parallel.threads();
        return "netlib " + Netlib.BEST.getClass().getSimpleName() + ", " + threads
                + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public void sgemm(
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
        int bStep = transposeB ? 1 : ldb;
        Parallel.forRange(
                n,
                columns(m, k),
                (from, to) -> Netlib.BEST.sgemm(
                        opA,
                        opB,
                        m,
                        to - from,
                        k,
                        alpha,
                        a,
                        aOffset,
                        lda,
                        b,
                        bOffset + from * bStep,
                        ldb,
                        beta,
                        c,
                        cOffset + from * ldc,
                        ldc));
    }

    private static int columns(int m, int k) {
        return (int) Math.max(COLUMNS, WORK / Math.max(1, (long) m * k) / COLUMNS * COLUMNS);
    }
}
