package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the course says of digits that were moved by 0, 1, 2 and 3 pixels. */
class ShiftedDigitsTest {
    @Test
    void convolutionsBearASmallMoveAndAugmentationTeachesALargerOne() {
        double[] dense = ShiftedDigits.accuracies("dense");
        double[] convolutions = ShiftedDigits.accuracies("convolutions");
        double[] augmented = ShiftedDigits.accuracies("convolutions, shift(2)");
        assertThat(dense[0]).isGreaterThan(0.92);
        assertThat(dense[1]).isLessThan(0.6);
        assertThat(convolutions[1]).isGreaterThan(0.75);
        assertThat(augmented[2]).isGreaterThan(0.87).isGreaterThan(convolutions[2]);
        assertThat(augmented[3]).isLessThan(augmented[2] - 0.1);
    }
}
