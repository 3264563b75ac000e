package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adam's first steps for a gradient that stays the same, with a learning rate of 1. */
class BiasCorrectionTest {
    private static float[] steps(Adam adam, float gradient, int count) {
        float[][] slots = new float[2][1];
        float[] steps = new float[count];
        for (int t = 1; t <= count; t++) {
            float[] step = {gradient};
            adam.step(step, new float[1], slots, 0, 1, t);
            steps[t - 1] = step[0];
        }
        return steps;
    }

    private static Adam adam(float beta1, float beta2, boolean biasCorrection) {
        return new Adam(1, beta1, beta2, 1e-8f, biasCorrection);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.01f, 1, 100})
    void withItEveryStepHasTheSizeOfTheLearningRate(float gradient) {
        for (float step : steps(adam(0.9f, 0.999f, true), gradient, 2000))
            assertThat(step).isCloseTo(1, within(1e-3f));
    }

    /** (1 − 0.9ᵗ) / √(1 − 0.999ᵗ): √10 at first, the maximum at step 12, and 1 in the end. */
    @ParameterizedTest
    @ValueSource(floats = {0.01f, 1, 100})
    void withoutItTheFirstStepsAreUpToSixTimesTooLarge(float gradient) {
        float[] steps = steps(adam(0.9f, 0.999f, false), gradient, 10_000);
        assertThat(steps[0]).isCloseTo(3.162f, within(2e-3f));
        assertThat(steps[1]).isCloseTo(4.250f, within(2e-3f));
        assertThat(steps[9]).isCloseTo(6.528f, within(2e-3f));
        assertThat(steps[11])
                .isCloseTo(6.569f, within(2e-3f))
                .isGreaterThan(steps[10])
                .isGreaterThan(steps[12]);
        assertThat(steps[999]).isCloseTo(1.258f, within(2e-3f));
        assertThat(steps[9999]).isCloseTo(1, within(1e-3f));
    }

    /** (1 − β₁) / √(1 − β₂) is below 1 if the square forgets as fast as the mean. */
    @Test
    void withEqualBetasTheFirstStepIsTooSmall() {
        assertThat(steps(adam(0.9f, 0.9f, false), 1, 1)[0]).isCloseTo(0.3162f, within(1e-4f));
        assertThat(steps(adam(0.9f, 0.9f, true), 1, 1)[0]).isCloseTo(1, within(1e-4f));
    }
}
