package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer sees of signals: figures at the first and the tenth layer. */
class SignalExperimentTest {
    private static final int LAST = 9;

    private static Shown shown(String initializer, String activation, String batchNorm) {
        return Shown.of(
                new SignalExperiment(),
                "initializer=" + initializer + "&activation=" + activation + "&batchNorm=" + batchNorm);
    }

    @Test
    void tinyWeightsVanishInBothDirectionsAndLargeOnesSaturateAndExplode() {
        Shown tiny = shown("normal(0.01)", "tanh", "none");
        assertThat(tiny.figures("deviation")[LAST]).isLessThan(1e-4 * tiny.figures("deviation")[0]);
        assertThat(tiny.figures("gradient")[0]).isLessThan(1e-5);
        Shown large = shown("normal(1)", "tanh", "none");
        assertThat(large.figures("saturated")[LAST]).isGreaterThan(0.8);
        assertThat(large.figures("gradient")[0]).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"glorotNormal, tanh", "heNormal, relu", "lecunNormal, selu"})
    void aStartThatSuitsTheActivationKeepsBothSignals(String initializer, String activation) {
        Shown shown = shown(initializer, activation, "none");
        assertThat(shown.figures("deviation")[LAST]).isBetween(0.15, 1.6);
        assertThat(shown.figures("gradient")[0]).isBetween(0.2, 5.0);
    }

    @Test
    void batchNormalisationKeepsTheForwardSignalWhateverTheStart() {
        for (String initializer : new String[] {"normal(0.01)", "normal(0.05)", "normal(1)"})
            for (double deviation :
                    shown(initializer, "tanh", "before the activation").figures("deviation"))
                assertThat(deviation).isBetween(0.5, 0.8);
        for (double deviation :
                shown("normal(0.01)", "relu", "after the activation").figures("deviation"))
            assertThat(deviation).isBetween(0.99, 1.01);
    }

    @Test
    void halfOfReluIsZeroAndTheMeanOfSigmoidIsNot() {
        assertThat(shown("heNormal", "relu", "none").figures("zero")[0]).isBetween(0.45, 0.55);
        assertThat(shown("glorotNormal", "sigmoid", "none").figures("mean")[LAST])
                .isBetween(0.3, 0.7);
    }
}
