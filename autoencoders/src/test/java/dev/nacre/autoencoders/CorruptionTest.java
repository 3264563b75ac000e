package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.plugin.Plugins;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corruption by statistics of fixed seeds; a bound is 4.5 deviations of the statistic. */
class CorruptionTest {
    private static final int ROWS = 500;
    private static final int COLUMNS = 401;
    private static final double N = ROWS * COLUMNS;
    private static final float LOW = -0.3f;
    private static final float HIGH = 1.7f;

    private final FloatMatrix x = between(0.1f, 0.9f, 1);
    private final FloatMatrix dy = between(1, 2, 2);

    private static FloatMatrix between(float low, float high, long seed) {
        FloatMatrix m = new FloatMatrix(ROWS, COLUMNS);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextDouble(low, high);
        return m;
    }

    private static double deviation(double rate) {
        return 4.5 * Math.sqrt(N * rate * (1 - rate));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.25f, 0.7f})
    void maskingSetsElementsToZeroAtItsRateAndLeavesTheRest(float rate) {
        Layer layer = new Masking(rate).build(ROWS, new SplittableRandom(3));
        float[] y = layer.forward(x, Mode.TRAIN).data;
        float[] dx = layer.backward(dy, true).data;

        int masked = 0;
        int wrong = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] == 0) masked++;
            else if (y[i] != x.data[i]) wrong++;
            if (dx[i] != (y[i] == 0 ? 0 : dy.data[i])) wrong++;
        }
        assertThat(wrong).isZero();
        assertThat((double) masked).isCloseTo(rate * N, offset(deviation(rate)));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.25f, 0.7f})
    void saltAndPepperSetsElementsToBothExtremesAlikeAndLeavesTheRest(float rate) {
        Layer layer = new SaltAndPepper(rate, LOW, HIGH).build(ROWS, new SplittableRandom(3));
        float[] y = layer.forward(x, Mode.TRAIN).data;
        float[] dx = layer.backward(dy, true).data;

        int low = 0;
        int high = 0;
        int wrong = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] == LOW) low++;
            else if (y[i] == HIGH) high++;
            else if (y[i] != x.data[i]) wrong++;
            if (dx[i] != (y[i] == x.data[i] ? dy.data[i] : 0)) wrong++;
        }
        assertThat(wrong).isZero();
        assertThat((double) low).isCloseTo(rate / 2 * N, offset(deviation(rate / 2)));
        assertThat((double) high).isCloseTo(rate / 2 * N, offset(deviation(rate / 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"masking(rate=0.3)", "saltAndPepper(rate=0.3)"})
    void inferenceReturnsItsArgument(String text) {
        Layer layer = Plugins.parse(LayerSpec.class, text).build(ROWS, new SplittableRandom(3));

        assertThat(layer.forward(x, Mode.INFER)).isSameAs(x);
        assertThat(layer.noises().get(0).position()).isZero();
    }

    @Test
    void aRateOfZeroLeavesEverything() {
        for (LayerSpec spec : new LayerSpec[] {new Masking(0), new SaltAndPepper(0, 0, 1)})
            assertThat(spec.build(ROWS, new SplittableRandom(3)).forward(x, Mode.TRAIN).data)
                    .isEqualTo(x.data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "masking(rate=1)                          | rate must be >= 0 and < 1, not 1.0",
                "masking(rate=-0.1)                       | rate must be >= 0 and < 1, not -0.1",
                "saltAndPepper(rate=1)                    | rate must be >= 0 and < 1, not 1.0",
                "saltAndPepper(rate=-0.1)                 | rate must be >= 0 and < 1, not -0.1",
                "saltAndPepper(rate=0.1, low=1, high=1)   | high must be > low and finite, not 1.0",
            })
    void aWrongComponentIsNamedWithItsRangeAndValue(String text, String message) {
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, text)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void nanAndInfinityAreRefused(float bad) {
        assertThatThrownBy(() -> new Masking(bad)).hasMessageEndingWith("not " + bad);
        assertThatThrownBy(() -> new SaltAndPepper(bad, 0, 1)).hasMessageEndingWith("not " + bad);
        assertThatThrownBy(() -> new SaltAndPepper(0, bad, 1)).hasMessageEndingWith("not " + bad);
        assertThatThrownBy(() -> new SaltAndPepper(0, 0, bad)).hasMessageEndingWith("not " + bad);
    }
}
