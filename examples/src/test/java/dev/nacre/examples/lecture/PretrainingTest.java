package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the course says of pre-training: with 40, 100 and 300 labels. */
class PretrainingTest {
    @Test
    void layersOfSigmoidGainMuchAndALayerOfReluNothing() {
        double[][] deep = Pretraining.accuracies("three layers of sigmoid");
        double[][] shallow = Pretraining.accuracies("one layer of relu");
        for (int n = 0; n < Pretraining.LABELS.length; n++) {
            assertThat(deep[1][n]).isGreaterThan(deep[0][n] + 0.1);
            assertThat(shallow[1][n]).isCloseTo(shallow[0][n], within(0.02));
            assertThat(shallow[0][n]).isGreaterThan(deep[1][n] - 0.02);
        }
    }
}
