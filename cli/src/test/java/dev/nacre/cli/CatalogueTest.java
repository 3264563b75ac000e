package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void everyPluginIsListedUnderItsKind() {
        Outcome all = Outcome.of("catalogue");
        assertThat(all.code()).isZero();
        assertThat(all.out()).containsPattern("(?m)^Optimizer$").containsPattern("(?m)^    adamW +[A-Z]?\\w+");
        Outcome losses = Outcome.of("catalogue", "Loss");
        assertThat(losses.out()).contains("huber").doesNotContain("adamW");
    }

    @Test
    void aPluginIsDescribedWithItsHyperParametersAndDefaults() {
        Outcome one = Outcome.of("catalogue", "dropout");
        assertThat(one.out()).startsWith("dropout, LayerSpec, ").contains("dropout(rate=", "rate  ");
    }

    @Test
    void anUnknownNameIsWrongUse() {
        Outcome none = Outcome.of("catalogue", "dropuot");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("there is no plugin or kind called dropuot")
                .hasLineCount(1);
    }
}
