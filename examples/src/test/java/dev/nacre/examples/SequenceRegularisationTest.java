package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Dropout between recurrent layers and layer normalization, on sequences of four steps of six features. */
class SequenceRegularisationTest {
    private static final Shape SHAPE = new Shape(4, 1, 6);

    private static FloatMatrix trained(String layer, FloatMatrix x) {
        return new Network(layer, SHAPE, 1).layer().forward(x, Mode.TRAIN);
    }

    private static float[] step(FloatMatrix y, int sample, int step) {
        int start = sample * y.rows + step * 6;
        return Arrays.copyOfRange(y.data, start, start + 6);
    }

    /** Whether all steps of each of a hundred samples lost the same features. */
    private static boolean sameAtAllSteps(String layer) {
        FloatMatrix y = trained(layer, FloatMatrix.ones(SHAPE.size(), 100));
        assertThat(y.data).containsOnly(0, 2).contains(0, 2);
        for (int s = 0; s < y.columns; s++)
            for (int t = 1; t < 4; t++) if (!Arrays.equals(step(y, s, t), step(y, s, 0))) return false;
        return true;
    }

    @Test
    void spatialDropoutHasTheSameMaskAtAllStepsAndDropoutANewOne() {
        assertThat(sameAtAllSteps("spatialDropout(0.5)")).isTrue();
        assertThat(sameAtAllSteps("dropout(0.5)")).isFalse();
    }

    @Test
    void layerNormInEachStepSeesThatStepAloneAndLeavesOutMissingOnes() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(SHAPE.size(), 2);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian() * (1 + i);
        Arrays.fill(x.data, 12, 18, Float.NaN);

        FloatMatrix y = trained("eachStep(layerNorm)", x);

        assertThat(step(y, 0, 2)).containsOnly(Float.NaN);
        for (int t : new int[] {0, 1, 3}) {
            float[] normal = step(y, 0, t);
            double mean = 0;
            double squares = 0;
            for (float v : normal) {
                mean += v / 6;
                squares += v * v / 6;
            }
            assertThat(mean).isCloseTo(0, within(1e-4));
            assertThat(squares).isCloseTo(1, within(1e-3));
        }
    }
}
