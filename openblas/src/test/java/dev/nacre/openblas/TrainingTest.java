package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.ManyModelsTest;
import dev.nacre.blas.BlasReport;
import dev.nacre.training.PlainStepTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What core's training promises, with products by OpenBLAS. */
class TrainingTest {
    @BeforeAll
    static void productsAreOurs() {
        assertThat(BlasReport.used()).startsWith("openblas (");
    }

    @Nested
    class Steps extends PlainStepTest {}

    @Nested
    class Models extends ManyModelsTest {}
}
