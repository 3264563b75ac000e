package dev.nacre.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
    /** The losses that both peers print: {@code benchmarks/compare --losses W1 W2 W3 W4}. */
    @ParameterizedTest
    @CsvSource({
        "W1, 2.73124, 2.40237, 2.30392, 1.33782",
        "W2, 0.88628, 0.68874, 0.53803, 0.14215",
        "W3, 1.90229, 1.85315, 1.81074, 1.62566"
    })
    void lossesAreThoseOfPyTorchAndTensorFlow(String name, double first, double second, double third, double tenth) {
        check(name, first, second, third, tenth);
    }

    @ParameterizedTest
    @CsvSource({"W7, 2.66374, 8.53634, 7.23493, 3.44036", "W9, 2.70666, 2.66647, 2.59629, 2.07423"})
    void lossesOfConvolutionsAreThoseOfPyTorchAndTensorFlow(
            String name, double first, double second, double third, double tenth) {
        assumeConvolutions();
        check(name, first, second, third, tenth);
    }

    private static void check(String name, double first, double second, double third, double tenth) {
        double[] losses = Losses.of(Workload.of(name), 10);
        assertThat(losses[0]).isCloseTo(first, offset(2e-5 * first));
        assertThat(losses[1]).isCloseTo(second, offset(1e-4 * second));
        assertThat(losses[2]).isCloseTo(third, offset(1e-3 * third));
        assertThat(losses[9]).isCloseTo(tenth, offset(1e-3 * tenth));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "W2", "W4"})
    void theTextWithMetersBuildsTheSameNetwork(String name) {
        Workload workload = Workload.of(name);

        assertThat(workload.timed().build().parameters())
                .hasSameSizeAs(workload.build().parameters());
        assertThat(workload.timed().network()).contains("timedActivation");
    }

    @Test
    void thePeakOfMemoryIsMoreThanWhatIsHeldNow() {
        assumeThat(java.nio.file.Path.of("/proc/self/status")).as("Linux only").exists();
        byte[] held = new byte[50_000_000];
        java.util.Arrays.fill(held, (byte) 1);

        assertThat(PeakMemory.megabytes()).isGreaterThan(held.length * 1e-6);
    }

    private static void assumeConvolutions() {
        assumeThat(Plugins.all(LayerSpec.class).keySet())
                .as("the module convolution is on the class path")
                .contains("conv", "residual");
    }
}
