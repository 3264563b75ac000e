package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with and without netlib's bridge; the contract kit checks those that users get. */
class JblasBlasTest {
    @BeforeEach
    void usable() {
        assumeThat(new JblasBlas().unusable()).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "jblas's native for Linux on amd64")
    void theBridgeIsLoadedWithoutF2j() {
        assertThat(JblasArrays.USABLE).isTrue();
        assertThat(JblasBlasTest.class.getClassLoader().getResource("org/netlib/util/intW.class"))
                .isNull();
        assertThat(new JblasBlas().describe()).endsWith("1 thread");
    }

    @ParameterizedTest
    @CsvSource({"3.0.4, false", "3.1.9, false", "3.2.0, true", "3.10.0, true", "4.0.0, true"})
    void anOlderNetlibWouldGiveTheLibrarysNamesToOthers(String version, boolean local) {
        assertThat(NetlibBridge.isLocal(Optional.of(version))).isEqualTo(local);
        assertThat(NetlibBridge.isLocal(Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"512, 1, 784, 0", "10, 1, 256, 1", "33, 1, 17, 0.5", "1, 1, 1, 1", "64, 32, 200, 0.5", "1, 40, 30, 1"})
    void bothWaysMultiplyAsPlainLoopsDo(int m, int n, int k, float beta) {
        for (int way = 0; way < 4; way++) {
            boolean transposeA = (way & 1) == 1;
            boolean transposeB = (way & 2) == 2;
            int lda = (transposeA ? k : m) + 3;
            int ldb = (transposeB ? n : k) + 2;
            float[] a = random(5 + lda * (transposeA ? m : k));
            float[] b = random(7 + ldb * (transposeB ? k : n));
            float[] expected = random(2 + (m + 1) * n);
            float[] bridged = expected.clone();
            float[] copied = expected.clone();
            new JblasBlas(true)
                    .sgemm(transposeA, transposeB, m, n, k, 2, a, 5, lda, b, 7, ldb, beta, bridged, 2, m + 1);
            new JblasBlas(false)
                    .sgemm(transposeA, transposeB, m, n, k, 2, a, 5, lda, b, 7, ldb, beta, copied, 2, m + 1);
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++) {
                    double sum = beta * expected[2 + i + j * (m + 1)];
                    for (int p = 0; p < k; p++)
                        sum += 2.0
                                * a[5 + (transposeA ? p + i * lda : i + p * lda)]
                                * b[7 + (transposeB ? j + p * ldb : p + j * ldb)];
                    expected[2 + i + j * (m + 1)] = (float) sum;
                }
            assertThat(bridged).containsExactly(expected, Offset.offset(1e-5f * k));
            assertThat(copied).containsExactly(expected, Offset.offset(1e-5f * k));
        }
    }

    private static float[] random(int length) {
        Random random = new Random(length);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }
}
