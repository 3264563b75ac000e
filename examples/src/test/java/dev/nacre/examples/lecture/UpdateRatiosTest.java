package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the course says of the size of steps beside that of weights. */
class UpdateRatiosTest {
    @Test
    void ratiosTellWhetherALearningRateIsTooLowRightOrTooHigh() {
        for (Line layer : UpdateRatios.lines("0.000001"))
            assertThat(Arrays.stream(layer.y())).allMatch(ratio -> ratio < 1e-5);
        for (Line layer : UpdateRatios.lines("0.0003"))
            assertThat(Arrays.stream(layer.y())).allMatch(ratio -> ratio < 3e-3 && ratio > 3e-4);
        for (Line layer : UpdateRatios.lines("0.003")) {
            assertThat(layer.y()[0]).isBetween(0.01, 0.03);
            assertThat(layer.y()[layer.y().length - 1]).isBetween(3e-4, 3e-3);
        }
        for (Line layer : UpdateRatios.lines("1")) {
            assertThat(layer.y()[0]).isGreaterThan(4);
            assertThat(layer.y()[layer.y().length - 1]).isZero();
        }
    }

    @Test
    void allThreeLayersAreShown() {
        assertThat(UpdateRatios.lines("0.003")).hasSize(3);
    }
}
