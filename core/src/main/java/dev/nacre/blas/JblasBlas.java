package dev.nacre.blas;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.jblas.NativeBlas;

/**
 * Products by the OpenBLAS inside jblas, on one thread.
 *
 * <p>That library was built for single-threaded programs: two products at once may share scratch memory and give wrong
 * numbers (measured: up to 5 % of small products from 8 threads). So this class computes one product at a time. Code
 * that calls {@link NativeBlas} directly from another thread of the same process can corrupt its own products and
 * Nacre's.
 */
@AutoService(Blas.class)
public final class JblasBlas implements Blas {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final Blas JAVA = new JavaBlas();

    /**
     * Maximum multiplications in a product without copies: about a tenth of a second, during which some garbage
     * collectors have to wait. For larger ones, copies hardly matter.
     */
    private static final long LONGEST = 1L << 33;

    private final boolean bridged;

    /** For ServiceLoader. */
    public JblasBlas() {
        this(true);
    }

    /** For tests: without netlib's bridge, as where it can't be loaded. */
    JblasBlas(boolean bridged) {
        this.bridged = bridged;
    }

    @Override
    public String name() {
        return "jblas";
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Optional<String> unusable() {
        return JblasLoading.DONE.unusable();
    }

    @Override
    public String describe() {
        String kernels =
                JblasLoading.DONE.kernels().map(k -> ", " + k + " kernels").orElse("");
        return "jblas" + version() + kernels + ", 1 thread" + (JblasArrays.USABLE ? "" : ", copies its arrays");
    }

    private static String version() {
        return JarVersion.of(NativeBlas.class, "org.jblas/jblas")
                .map(it -> " " + it)
                .orElse("");
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
        if (bridged && JblasArrays.USABLE && (long) m * n * k <= LONGEST) {
            synchronized (ONE_AT_A_TIME) {
                NetlibBridge.multiply(
                        JblasArrays.SGEMM,
                        JblasArrays.SGEMV,
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
            }
            return;
        }
        if (n == 1) {
            // jblas itself copies every array, in and out: for a vector, Java is as fast, and needs no lock.
            JAVA.sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
            return;
        }
        char opA = transposeA ? 'T' : 'N';
        char opB = transposeB ? 'T' : 'N';
        synchronized (ONE_AT_A_TIME) {
            NativeBlas.sgemm(opA, opB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        }
    }
}
