package dev.nacre.openblas;

import com.google.auto.service.AutoService;
import dev.nacre.blas.Blas;
import dev.nacre.compute.Parallel;
import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * Products by the OpenBLAS in {@code org.bytedeco:openblas}, called through netlib's bridge, which copies no arrays.
 *
 * <p>OpenBLAS itself runs on one thread; {@link Parallel} computes blocks of the result on several cores, like pieces
 * of other loops. OpenBLAS's own threads would stay after training, would wait in a busy loop on the cores that other
 * loops need, and would be up to fifty times slower when other programs take the cores ({@code docs/adr/0012} has the
 * figures). The same number of threads gives the same bits, whatever else is computed at the same time.
 */
@AutoService(Blas.class)
public final class OpenBlas implements Blas {
    /** Weak references: otherwise a container's threads would keep an application's class loader alive. */
    private static final ThreadLocal<WeakReference<Blocks>> BLOCKS = new ThreadLocal<>();

    /** For ServiceLoader. */
    public OpenBlas() {}

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public int preference() {
        return 20;
    }

    @Override
    public Optional<String> unusable() {
        return Loading.DONE.unusable();
    }

    @Override
    public String describe() {
        int threads = Parallel.allThreads();
        return Loading.DONE.description() + ", " + threads + (threads == 1 ? " thread" : " threads");
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
        int count = Blocks.count(Parallel.threads(), m, n, k);
        if (count == 1)
            Sgemm.call(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        else
            blocks().run(
                            count,
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

    private static Blocks blocks() {
        WeakReference<Blocks> kept = BLOCKS.get();
        Blocks blocks = kept == null ? null : kept.get();
        if (blocks == null) {
            blocks = new Blocks();
            BLOCKS.set(new WeakReference<>(blocks));
        }
        return blocks;
    }
}
