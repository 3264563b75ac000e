package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer sees of activations. */
class ActivationExperimentTest {
    private static Shown shown(String activation, double spread, double mean) {
        return Shown.of(new ActivationExperiment(), "activation=" + activation + "&spread=" + spread + "&mean=" + mean);
    }

    @ParameterizedTest
    @CsvSource({"sigmoid", "tanh"})
    void wideInputsSaturate(String activation) {
        double before = -1;
        for (double spread : new double[] {0.5, 2, 8, 20}) {
            double saturated = shown(activation, spread, 0).figure("saturated");
            assertThat(saturated).isGreaterThan(before).isLessThan(1);
            before = saturated;
        }
        assertThat(before).isGreaterThan(0.8);
        assertThat(shown(activation, 0.5, 0).figure("saturated")).isLessThan(0.001);
    }

    /** The share of a normal distribution below 0 is that of the normal distribution function. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "-1, 0.841", "1, 0.159", "-2, 0.977"})
    void reluIsDeadForInputsBelowZero(double mean, double share) {
        assertThat(shown("relu", 1, mean).figure("dead")).isCloseTo(share, within(0.01));
        assertThat(shown("leakyRelu", 1, mean).figure("dead")).isZero();
        assertThat(shown("elu", 1, mean).figure("dead")).isZero();
    }

    /** Klambauer et al. 2017: mean 0 and deviation 1 are kept. */
    @Test
    void seluKeepsMeanAndDeviation() {
        Shown selu = shown("selu", 1, 0);
        assertThat(selu.figure("outputMean")).isCloseTo(0, within(0.03));
        assertThat(selu.figure("outputDeviation")).isCloseTo(1, within(0.03));
    }

    @Test
    void aHyperParameterChangesTheCurve() {
        assertThat(shown("elu(alpha=0.5)", 1, 0).figures("output")[0]).isCloseTo(-0.491, within(0.001));
        assertThat(shown("elu", 1, 0).figures("output")[0]).isCloseTo(-0.982, within(0.001));
    }
}
