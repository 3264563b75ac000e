package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private static float[][] of(float... turns) {
        float[][] found = new float[2][turns.length];
        Turns.of(turns.clone(), found[0], found[1], turns.length);
        return found;
    }

    @Test
    void sinesAndCosinesAreThoseOfTheJdk() {
        for (float turn = -3; turn <= 3; turn += 0.00137f) {
            float[][] found = of(turn);
            assertThat((double) found[0][0]).as("sine").isCloseTo(Math.sin(2 * Math.PI * turn), within(1e-6));
            assertThat((double) found[1][0]).as("cosine").isCloseTo(Math.cos(2 * Math.PI * turn), within(1e-6));
        }
    }

    @Test
    void largeAnglesStayBoundedAndNanStaysVisible() {
        float[][] found = of(1e9f, -3.4e38f, 12345678.5f, Float.NaN, Float.POSITIVE_INFINITY);
        for (int i = 0; i < 3; i++)
            assertThat(Math.hypot(found[0][i], found[1][i])).isCloseTo(1, within(1e-6));
        for (int i = 3; i < 5; i++) assertThat(found[1][i]).isNaN();
    }
}
