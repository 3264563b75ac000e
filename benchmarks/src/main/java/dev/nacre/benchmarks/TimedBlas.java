package dev.nacre.benchmarks;

import com.google.auto.service.AutoService;
import dev.nacre.blas.Blas;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The best of the others, with the time and the operations it takes; used only where {@code -Dnacre.blas=timed} says
 * so.
 */
@AutoService(Blas.class)
public final class TimedBlas implements Blas {
    private Blas timed;

    /** For ServiceLoader. */
    public TimedBlas() {}

    private Blas timed() {
        if (timed == null)
            timed = ServiceLoader.load(Blas.class).stream()
                    .filter(provider -> provider.type() != TimedBlas.class)
                    .map(ServiceLoader.Provider::get)
                    .filter(blas -> blas.unusable().isEmpty())
                    .max(Comparator.comparingInt(Blas::preference))
                    .orElseThrow();
        return timed;
    }

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public String describe() {
        return timed().describe();
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
        long start = System.nanoTime();
        timed().sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        Meter.PRODUCTS.add(start, 2L * m * n * k);
    }
}
