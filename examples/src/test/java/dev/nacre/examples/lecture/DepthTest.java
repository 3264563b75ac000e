package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the course says of gradients in thirty layers: the first number is the lowest layer's. */
class DepthTest {
    private static double lowest(String kind) {
        return Depth.gradients(kind)[0];
    }

    @Test
    void sigmoidAndTooSmallWeightsMakeGradientsVanish() {
        assertThat(lowest("sigmoid")).isLessThan(1e-17);
        assertThat(lowest("relu, deviation 0.05")).isBetween(1e-10, 1e-8);
    }

    @Test
    void tooLargeWeightsMakeGradientsExplode() {
        assertThat(lowest("relu, deviation 0.2")).isGreaterThan(1e8);
    }

    @Test
    void hesStartKeepsThemAndShortcutsNearlyDo() {
        assertThat(lowest("relu, heNormal")).isBetween(0.2, 5.0);
        assertThat(lowest("residual")).isBetween(1.0, 30.0);
    }
}
