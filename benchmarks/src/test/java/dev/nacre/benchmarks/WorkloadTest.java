package dev.nacre.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
    /**
     * The losses that both peers print: {@code benchmarks/compare --losses W1 W2 W3 W7 W9}; of W10, those of PyTorch
     * 1.13 for Python from the same weights and batch.
     */
    @ParameterizedTest
    @CsvSource({
        "W1, 2.73124, 2.40237, 2.30392",
        "W2, 0.88628, 0.68874, 0.53803",
        "W3, 1.90229, 1.85315, 1.81074",
        "W7, 2.66374, 8.53634, 7.23493",
        "W9, 2.69266, 2.65197, 2.58093",
        "W10, 2.44479, 2.43734, 2.36734"
    })
    void lossesAreThoseOfPyTorchAndTensorFlow(String name, double first, double second, double third) {
        double[] losses = Losses.of(Workload.of(name), 3);
        assertThat(losses[0]).isCloseTo(first, offset(2e-5 * first));
        assertThat(losses[1]).isCloseTo(second, offset(1e-4 * second));
        assertThat(losses[2]).isCloseTo(third, offset(1e-3 * third));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "W2", "W4", "W7"})
    void theTextWithMetersBuildsTheSameNetwork(String name) {
        Workload workload = Workload.of(name);

        assertThat(workload.timed().build().parameters())
                .hasSameSizeAs(workload.build().parameters());
        assertThat(workload.timed().network()).contains("timedActivation");
    }

    @Test
    void thePeakOfMemoryIsMoreThanWhatIsHeldNow() {
        assumeThat(Path.of("/proc/self/status")).as("Linux only").exists();
        byte[] held = new byte[50_000_000];
        Arrays.fill(held, (byte) 1);

        assertThat(PeakMemory.megabytes()).isGreaterThan(held.length * 1e-6);
    }
}
