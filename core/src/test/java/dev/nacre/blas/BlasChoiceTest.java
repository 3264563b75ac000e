package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlasChoiceTest {
    private final List<String> asked = new ArrayList<>();

    /** Multiplies as Java does, unless told what else. */
    private Blas fake(String name, Optional<String> unusable, boolean right) {
        return new Blas() {
            private final JavaBlas java = new JavaBlas();

            @Override
            public String name() {
                return name;
            }

            @Override
            public int preference() {
                return 0;
            }

            @Override
            public Optional<String> unusable() {
                asked.add(name);
                if (unusable.equals(Optional.of("throws"))) throw new UnsatisfiedLinkError("no such library");
                return unusable;
            }

            @Override
            public String describe() {
                return "made of " + name;
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
                java.sgemm(
                        right && transposeA,
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
        };
    }

    private Blas usable(String name) {
        return fake(name, Optional.empty(), true);
    }

    private static Candidates candidates(Blas... found) {
        return new Candidates(List.of(found), List.of());
    }

    @Test
    void theFirstUsableOneIsTakenAndTheRestIsNotLoaded() {
        BlasChoice choice = BlasChoice.among(candidates(usable("gold"), usable("tin")), null);
        assertThat(choice.blas().name()).isEqualTo("gold");
        assertThat(choice.line()).isEqualTo("matrix products by gold (made of gold)");
        assertThat(asked).containsExactly("gold");
    }

    @Test
    void theNextOneTakesOverWithTheReason() {
        Blas gold = fake("gold", Optional.of("no mine (dig one)"), true);
        BlasChoice choice = BlasChoice.among(candidates(gold, usable("tin")), null);
        assertThat(choice.line())
                .isEqualTo("matrix products by tin (made of tin); gold can't be used: no mine (dig one)");
    }

    @Test
    void oneThatThrowsIsSkipped() {
        Blas gold = fake("gold", Optional.of("throws"), true);
        BlasChoice choice = BlasChoice.among(candidates(gold, usable("tin")), null);
        assertThat(choice.line())
                .contains("gold can't be used: it fails: java.lang.UnsatisfiedLinkError: no such library");
    }

    @Test
    void oneThatMultipliesWronglyIsSkipped() {
        Blas gold = fake("gold", Optional.empty(), false);
        BlasChoice choice = BlasChoice.among(candidates(gold, usable("tin")), null);
        assertThat(choice.line()).contains("gold can't be used: it");
        assertThat(choice.blas().name()).isEqualTo("tin");
    }

    @Test
    void aForcedOneIsTakenAndNoOtherIsLoaded() {
        BlasChoice choice = BlasChoice.among(candidates(usable("gold"), usable("tin")), " tin ");
        assertThat(choice.line()).isEqualTo("matrix products by tin (made of tin)");
        assertThat(asked).containsExactly("tin");
    }

    @Test
    void aForcedOneThatIsUnknownIsAnErrorWithTheChoices() {
        BlasChoice choice = BlasChoice.among(candidates(usable("gold"), usable("tin")), "lead");
        assertThat(choice.failure()).hasMessage("-Dnacre.blas=lead: there is no such library; choices: gold, tin");
    }

    @Test
    void aForcedOneThatCannotBeUsedIsAnErrorWithReasonAndChoices() {
        Blas gold = fake("gold", Optional.of("no mine (dig one)"), true);
        BlasChoice choice = BlasChoice.among(candidates(gold, usable("tin")), "gold");
        assertThat(choice.failure())
                .hasMessage("-Dnacre.blas=gold can't be used: no mine (dig one); choices: gold, tin");
    }

    @Test
    void ifNothingCanBeUsedTheErrorSaysWhyOfEach() {
        BlasChoice choice = BlasChoice.among(candidates(fake("gold", Optional.of("no mine"), true)), null);
        assertThat(choice.failure()).hasMessage("no library can multiply matrices: gold can't be used: no mine");
    }
}
