package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.ElementwiseOptimizer;
import org.junit.jupiter.api.Test;

/** What the square root in AdaGrad is for: steps that fall slowly enough, and that do not depend on units. */
class AdaGradRootTest {
    private static final ElementwiseOptimizer ROOT = new AdaGrad(1, 0, 1e-10f, true);
    private static final ElementwiseOptimizer NO_ROOT = new AdaGrad(1, 0, 1e-10f, false);

    private interface Slope {
        float at(float w);
    }

    /** The way of one weight. */
    private static float[] way(ElementwiseOptimizer rule, float start, int steps, Slope slope) {
        float[] weight = {start};
        float[][] sum = new float[1][1];
        float[] way = new float[steps + 1];
        way[0] = start;
        for (int t = 1; t <= steps; t++) {
            float[] step = {slope.at(weight[0])};
            rule.step(step, weight, sum, 0, 1, t);
            weight[0] -= step[0];
            way[t] = weight[0];
        }
        return way;
    }

    private static float step(float[] way, int t) {
        return way[t - 1] - way[t];
    }

    @Test
    void stepsFallAsTheRootOfTheirNumberAndWithoutItAsTheirNumber() {
        float[] root = way(ROOT, 0, 400, w -> 1);
        float[] none = way(NO_ROOT, 0, 400, w -> 1);
        for (int t : new int[] {1, 4, 100, 400}) {
            assertThat(step(root, t)).isCloseTo((float) (1 / Math.sqrt(t)), within(1e-4f));
            assertThat(step(none, t)).isCloseTo(1f / t, within(1e-5f));
        }
        // 400 steps go as far as 38 steps of the full size, and without the root as 6 or 7
        assertThat(-root[400]).isBetween(38f, 39f);
        assertThat(-none[400]).isBetween(6f, 7f);
    }

    @Test
    void onlyWithTheRootStepsAreTheSameInAnyUnitOfTheLoss() {
        float[] root = way(ROOT, 0, 20, w -> 1);
        float[] none = way(NO_ROOT, 0, 20, w -> 1);
        assertThat(way(ROOT, 0, 20, w -> 1000)[20]).isCloseTo(root[20], within(1e-4f));
        assertThat(way(NO_ROOT, 0, 20, w -> 1000)[20]).isCloseTo(none[20] / 1000, within(1e-6f));
        assertThat(way(NO_ROOT, 0, 20, w -> 0.001f)[20]).isCloseTo(none[20] * 1000, within(1f));
    }

    /** Loss 50·w² and loss w² / 200 from w = 3: a steep valley is left half-way down, a flat one is jumped across. */
    @Test
    void onlyWithTheRootOneLearningRateFitsSteepAndFlatValleys() {
        for (float steepness : new float[] {100, 0.01f})
            assertThat(way(ROOT, 3, 200, w -> steepness * w)[200]).isCloseTo(0, within(0.01f));
        assertThat(way(NO_ROOT, 3, 200, w -> 100 * w)[200]).isGreaterThan(2.9f);
        assertThat(way(NO_ROOT, 3, 1, w -> 0.01f * w)[1]).isLessThan(-30);
    }
}
