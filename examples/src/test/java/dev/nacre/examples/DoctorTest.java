package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void itTellsEveryModulesPlugins() {
        Outcome outcome = Outcome.of("doctor");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "java ",
                        "GFLOP/s",
                        "used ",
                        "Activation",
                        "sigmoid",
                        "prelu",
                        "stackedDenoising",
                        "adam",
                        "l2",
                        "accuracy");
    }

    @Test
    void everyPluginIsListedOnceForItsKind() {
        PluginList.found()
                .byKind()
                .forEach((kind, entries) -> assertThat(entries)
                        .as(kind)
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allSatisfy(entry -> assertThat(entry.jar()).isNotBlank()));
    }
}
