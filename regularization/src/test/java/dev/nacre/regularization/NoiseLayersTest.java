package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Layers of random noise, by statistics of fixed seeds. A bound is 4.5 deviations of the statistic: a fair draw misses
 * it once in 150 000.
 */
class NoiseLayersTest {
    private static final int ROWS = 500;
    private static final int COLUMNS = 401;
    private static final double N = ROWS * COLUMNS;

    /**
     * A layer, and for inputs that are all {@code x}: the value of dropped elements, their share, mean and variance.
     */
    record Expected(String text, float x, double dropped, double rate, double mean, double variance) {
        @Override
        public String toString() {
            return text;
        }
    }

    static List<Expected> cases() {
        return List.of(
                inverted("dropout(rate=0.5)", 0.5),
                inverted("dropout(rate=0.2)", 0.2),
                inverted("dropout(rate=0.9)", 0.9),
                new Expected("dropout(rate=0.2, inverted=false)", 2, 0, 0.2, 1.6, 4 * 0.2 * 0.8),
                new Expected("dropout(rate=0.9, inverted=false)", 2, 0, 0.9, 0.2, 4 * 0.9 * 0.1),
                inverted("spatialDropout(rate=0.3)", 0.3),
                inverted("dropConnect(units=200500, rate=0.3)", 0.3),
                alpha("alphaDropout(rate=0.1)", 0.1),
                alpha("alphaDropout(rate=0.4)", 0.4),
                new Expected("gaussianDropout(rate=0.2)", -3, Double.NaN, 0, -3, 9 * 0.25),
                new Expected("gaussianDropout(rate=0.5)", 2, Double.NaN, 0, 2, 4),
                new Expected("gaussianNoise(deviation=0.3)", 2, Double.NaN, 0, 2, 0.09));
    }

    private static Expected inverted(String text, double rate) {
        return new Expected(text, 2, 0, rate, 2, 4 * rate / (1 - rate));
    }

    /** Klambauer et al.'s affine transformation of an element that is kept or set to the limit. */
    private static Expected alpha(String text, double rate) {
        double q = 1 - rate;
        double limit = -1.7580993408473766;
        double a = Math.pow(q + limit * limit * q * (1 - q), -0.5);
        double b = -a * ((1 - q) * limit);
        float x = 0.5f;
        double kept = a * x + b;
        double dropped = a * limit + b;
        return new Expected(text, x, dropped, rate, q * kept + rate * dropped, q * rate * Math.pow(kept - dropped, 2));
    }

    static List<String> elementwise() {
        return Stream.concat(scaledInTraining().stream(), Stream.of("dropout(rate=0.4, inverted=false)"))
                .toList();
    }

    static List<String> scaledInTraining() {
        return List.of(
                "dropout(rate=0.4)",
                "spatialDropout(rate=0.4)",
                "alphaDropout(rate=0.4)",
                "gaussianDropout(rate=0.4)",
                "gaussianNoise(deviation=0.4)");
    }

    private static Layer build(String text, int inputs, long seed) {
        return Plugins.parse(LayerSpec.class, text).build(inputs, new SplittableRandom(seed));
    }

    private static FloatMatrix constant(int rows, int columns, float value) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        Arrays.fill(m.data, value);
        return m;
    }

    private static FloatMatrix normal(int rows, int columns, long seed) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    /** As many outputs for every case: of many samples, or of one input with a weight of 1 to each of many units. */
    private static float[] outputs(Expected expected) {
        boolean weights = expected.text().startsWith("dropConnect");
        Layer layer = build(expected.text(), weights ? 1 : ROWS, 1);
        if (weights) Arrays.fill(layer.parameters().get(0).value().data, 1);
        FloatMatrix x = constant(weights ? 1 : ROWS, weights ? 1 : COLUMNS, expected.x());
        return layer.forward(x, Mode.TRAIN).data;
    }

    private static double mean(float[] a) {
        double sum = 0;
        for (float each : a) sum += each;
        return sum / a.length;
    }

    private static double variance(float[] a, double mean) {
        double sum = 0;
        for (float each : a) sum += (each - mean) * (each - mean);
        return sum / a.length;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsHaveTheExpectedMeanAndVariance(Expected expected) {
        float[] y = outputs(expected);

        assertThat(y).hasSize(ROWS * COLUMNS);
        assertThat(mean(y)).isCloseTo(expected.mean(), offset(4.5 * Math.sqrt(expected.variance() / N)));
        // a sample variance's deviation is at most three variances / √N for these distributions
        assertThat(variance(y, expected.mean()))
                .isCloseTo(expected.variance(), offset(4.5 * 3 * expected.variance() / Math.sqrt(N)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void elementsAreDroppedAtTheRateAndTheRestAreAlike(Expected expected) {
        if (Double.isNaN(expected.dropped())) return;
        float[] y = outputs(expected);
        double rate = expected.rate();
        double kept = (expected.mean() - rate * expected.dropped()) / (1 - rate);

        int dropped = 0;
        int others = 0;
        for (float each : y) {
            if (Math.abs(each - expected.dropped()) < 1e-6) dropped++;
            else if (Math.abs(each - kept) > 1e-5) others++;
        }

        assertThat(others).as("neither dropped nor kept").isZero();
        assertThat((double) dropped).isCloseTo(rate * N, offset(4.5 * Math.sqrt(N * rate * (1 - rate))));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void gradientsAreThoseOfTheSamePass(String text) {
        Layer layer = build(text, ROWS, 2);
        Noise noise = layer.noises().get(0);
        FloatMatrix x = normal(ROWS, 50, 3);
        FloatMatrix further = Golden.copy(x);
        for (int i = 0; i < further.length; i++) further.data[i] += 0.5f;
        FloatMatrix dy = normal(ROWS, 50, 4);

        float[] y = layer.forward(x, Mode.TRAIN).data.clone();
        float[] dx = layer.backward(dy, true).data.clone();
        noise.position(0);
        float[] other = layer.forward(further, Mode.TRAIN).data;

        for (int i = 0; i < y.length; i++)
            assertThat((double) dx[i]).isCloseTo((other[i] - y[i]) / 0.5 * dy.data[i], offset(1e-5));
    }

    /** The mean of 2000 passes; masks are those of inverted dropout. */
    @Test
    void inferenceOfVanillaDropoutIsTheMeanOfTraining() {
        Layer vanilla = build("dropout(rate=0.3, inverted=false)", ROWS, 2);
        Layer inverted = build("dropout(rate=0.3)", ROWS, 2);
        FloatMatrix x = normal(ROWS, 1, 3);
        double[] mean = new double[ROWS];
        for (int pass = 0; pass < 2000; pass++) {
            float[] y = vanilla.forward(x, Mode.TRAIN).data;
            FloatMatrix scaled = inverted.forward(x, Mode.TRAIN);
            if (pass < 10)
                for (int i = 0; i < ROWS; i++) assertThat(y[i]).isCloseTo(0.7f * scaled.data[i], offset(1e-6f));
            for (int i = 0; i < ROWS; i++) mean[i] += y[i] / 2000;
        }

        float[] inferred = vanilla.forward(x, Mode.INFER).data;

        for (int i = 0; i < ROWS; i++) {
            assertThat(inferred[i]).isEqualTo(0.7f * x.data[i]);
            assertThat(mean[i])
                    .isCloseTo(inferred[i], offset(4.5 * Math.abs(x.data[i]) * Math.sqrt(0.3 * 0.7 / 2000) + 1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("scaledInTraining")
    void inferenceReturnsItsArgumentAndDrawsNothing(String text) {
        Layer layer = build(text, 7, 2);
        FloatMatrix x = normal(7, 3, 3);
        FloatMatrix copy = Golden.copy(x);

        assertThat(layer.forward(x, Mode.INFER)).isSameAs(x);
        assertThat(x).isEqualTo(copy);
        assertThat(layer.noises().get(0).position()).isZero();
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void aPassIsRepeatedFromItsPositionAndTheNextOneDiffers(String text) {
        Layer layer = build(text, ROWS, 2);
        FloatMatrix x = normal(ROWS, 40, 3);

        float[] first = layer.forward(x, Mode.TRAIN).data.clone();
        float[] second = layer.forward(x, Mode.TRAIN).data.clone();
        layer.noises().get(0).position(0);

        assertThat(layer.forward(x, Mode.TRAIN).data).isEqualTo(first).isNotEqualTo(second);
        assertThat(build(text, ROWS, 2).forward(x, Mode.TRAIN).data).isEqualTo(first);
        assertThat(build(text, ROWS, 9).forward(x, Mode.TRAIN).data).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void whatFollowsInABatchDoesNotMatter(String text) {
        FloatMatrix large = normal(ROWS, COLUMNS, 3);
        FloatMatrix small = new FloatMatrix(ROWS, 3, Arrays.copyOf(large.data, 3 * ROWS));

        float[] whole = build(text, ROWS, 2).forward(large, Mode.TRAIN).data;
        float[] part = build(text, ROWS, 2).forward(small, Mode.TRAIN).data;

        assertThat(part).isEqualTo(Arrays.copyOf(whole, 3 * ROWS));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void laterBatchesUseTheSameMatricesAndLeaveTheirInputsAlone(String text) {
        Layer layer = build(text, ROWS, 2);
        FloatMatrix x = normal(ROWS, 3, 3);
        FloatMatrix dy = normal(ROWS, 3, 4);
        FloatMatrix copyOfX = Golden.copy(x);
        FloatMatrix copyOfDy = Golden.copy(dy);

        FloatMatrix y = layer.forward(x, Mode.TRAIN);
        FloatMatrix dx = layer.backward(dy, true);

        assertThat(layer.forward(x, Mode.TRAIN)).isSameAs(y);
        assertThat(layer.backward(dy, true)).isSameAs(dx);
        assertThat(layer.backward(dy, false)).isNull();
        assertThat(x).isEqualTo(copyOfX);
        assertThat(dy).isEqualTo(copyOfDy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dropout(rate=0)",
                "dropout(rate=0, inverted=false)",
                "spatialDropout(rate=0)",
                "alphaDropout(rate=0)",
                "gaussianDropout(rate=0)",
                "gaussianNoise(deviation=0)"
            })
    void withoutNoiseTheInputsPass(String text) {
        FloatMatrix x = normal(ROWS, 40, 3);
        assertThat(build(text, ROWS, 2).forward(x, Mode.TRAIN).data).isEqualTo(x.data);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.05f, 0.1f, 0.5f})
    void alphaDropoutKeepsMeanZeroAndVarianceOne(float rate) {
        Layer layer = new AlphaDropout(rate).build(ROWS, new SplittableRandom(5));
        float[] y = layer.forward(normal(ROWS, COLUMNS, 6), Mode.TRAIN).data;

        assertThat(mean(y)).isCloseTo(0, offset(4.5 / Math.sqrt(N)));
        assertThat(variance(y, 0)).isCloseTo(1, offset(4.5 * Math.sqrt(2 / N)));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void aWrongNumberOfInputsIsRefusedByName(String text) {
        assertThatThrownBy(() -> build(text, 4, 1).forward(constant(3, 2, 1), Mode.TRAIN))
                .hasMessage(text.substring(0, text.indexOf('(')) + " expects 4 inputs, got 3 × 2 (features × samples)");
    }
}
