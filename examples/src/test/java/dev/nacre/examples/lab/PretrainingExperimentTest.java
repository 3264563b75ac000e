package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a viewer sees of pre-training. */
class PretrainingExperimentTest {
    private static final PretrainingExperiment EXPERIMENT = new PretrainingExperiment();

    private static double gain(String settings) {
        Shown shown = Shown.of(EXPERIMENT, settings);
        double[] alone = shown.figures("labels alone");
        double[] known = shown.figures("pre-trained");
        return known[known.length - 1] - alone[alone.length - 1];
    }

    @Test
    void threeLayersOfSigmoidGainMuchFromFewLabels() {
        assertThat(gain("")).isGreaterThan(0.08);
        assertThat(Shown.of(EXPERIMENT, "").figures("labels alone")[19]).isLessThan(0.35);
    }

    @Test
    void withMoreLabelsTheDifferenceShrinks() {
        assertThat(gain("labels=300")).isBetween(-0.02, 0.06);
    }

    @Test
    void oneLayerOfReluGainsLittle() {
        assertThat(gain("stack=one layer of relu")).isBetween(-0.03, 0.05);
    }
}
