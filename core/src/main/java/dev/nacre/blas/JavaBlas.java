package dev.nacre.blas;

import com.google.auto.service.AutoService;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Optional;

/** Products in pure Java, by netlib: the fallback that always works. */
@AutoService(Blas.class)
public final class JavaBlas implements Blas {
    private static final JavaBLAS LIBRARY = JavaBLAS.getInstance();

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
        return "netlib " + LIBRARY.getClass().getSimpleName();
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
        LIBRARY.sgemm(
                transposeA ? "T" : "N",
                transposeB ? "T" : "N",
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
}
