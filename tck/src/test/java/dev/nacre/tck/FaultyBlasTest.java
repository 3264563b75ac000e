package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.blas.Blas;
import dev.nacre.blas.JavaBlas;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule catches a library that breaks it. */
class FaultyBlasTest {
    /** Named after the rule it breaks. */
    enum Fault {
        /** Takes the result's offset for 0. */
        B1,
        /** Treats a transposed right factor as if it were not. */
        B2,
        /** Multiplies what stood in the result by 0. */
        B3,
        /** Clears the left factor when it is done: the right one is then cleared too, too early. */
        B4,
        /** Adds a little more each time. */
        B5,
        /** Has one scratch memory for all threads. */
        B6,
        /** Has a space in its name. */
        B7
    }

    private static final class Faulty implements Blas {
        private final Blas right = new JavaBlas();
        private final Fault fault;
        private final AtomicInteger inside = new AtomicInteger();
        private int calls;

        Faulty(Fault fault) {
            this.fault = fault;
        }

        @Override
        public String name() {
            return fault == Fault.B7 ? "my blas" : "faulty";
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
            return "faulty";
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
            boolean opB = fault == Fault.B2 && m == n && n == k && m > 1 ? false : transposeB;
            int at = fault == Fault.B1 ? 0 : cOffset;
            boolean alone = inside.incrementAndGet() == 1;
            float kept = c[cOffset];
            if (fault == Fault.B4 && a == b) Arrays.fill(a, 0);
            right.sgemm(transposeA, opB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, at, ldc);
            if (fault == Fault.B3 && beta == 0) c[cOffset] += 0 * kept;
            if (fault == Fault.B5) c[cOffset] += 1e-7f * calls++;
            if (fault == Fault.B6 && !(alone && inside.get() == 1)) c[cOffset] = 7;
            inside.decrementAndGet();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsCaughtByItsRule(Fault fault) {
        BlasRule rule = BlasRules.ALL.stream()
                .filter(r -> r.id().equals(fault.name()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> rule.check().run(new Faulty(fault))).isInstanceOf(Violation.class);
    }

    @Test
    void everyRuleHasAFault() {
        assertThat(BlasRules.ALL)
                .extracting(BlasRule::id)
                .containsExactly(Arrays.stream(Fault.values()).map(Enum::name).toArray(String[]::new));
    }
}
