package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.blas.Blas;
import java.util.Optional;

/** Three loops: for reading, not for speed, so it is only used where {@code -Dnacre.blas=tripleloop} says so. */
@AutoService(Blas.class)
public final class TripleLoop implements Blas {
    @Override
    public String name() {
        return "tripleloop";
    }

    @Override
    public int preference() {
        return -100;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public String describe() {
        return "three loops, 1 thread";
    }

    @Override
    public void sgemm(
            boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda,
            float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    float left = a[aOffset + (transposeA ? p + i * lda : i + p * lda)];
                    float right = b[bOffset + (transposeB ? j + p * ldb : p + j * ldb)];
                    sum += left * right;
                }
                int at = cOffset + i + j * ldc;
                c[at] = alpha * sum + (beta == 0 ? 0 : beta * c[at]);
            }
        }
    }
}
