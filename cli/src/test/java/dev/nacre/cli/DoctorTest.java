package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.PluginKinds;
import java.util.List;
import java.util.Map;
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
                        "lbfgs",
                        "l2",
                        "accuracy");
    }

    @Test
    void everyPluginIsListedOnceForItsKind() {
        Map<String, List<PluginList.Entry>> byKind = PluginList.found().byKind();

        assertThat(byKind)
                .hasSize(10)
                .containsKeys(
                        PluginKinds.all().stream().map(Class::getSimpleName).toArray(String[]::new));
        byKind.forEach((kind, entries) -> assertThat(entries)
                .as(kind)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(entry -> assertThat(entry.jar()).isNotBlank()));
        assertThat(names(byKind, "Activation")).contains("relu").doesNotContain("dense");
        assertThat(names(byKind, "AutoencoderSpec")).contains("rbm");
        assertThat(names(byKind, "LayerSpec")).contains("dense").doesNotContain("relu", "rbm");
    }

    private static List<String> names(Map<String, List<PluginList.Entry>> byKind, String kind) {
        return byKind.get(kind).stream().map(PluginList.Entry::name).toList();
    }
}
