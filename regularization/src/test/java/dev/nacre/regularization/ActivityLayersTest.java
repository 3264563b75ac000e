package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityLayersTest {
    private static FloatMatrix constant(int rows, int columns, float value) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        Arrays.fill(m.data, value);
        return m;
    }

    private static Layer build(String text, int inputs) {
        return Plugins.parse(LayerSpec.class, text).build(inputs, new SplittableRandom(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activityPenalty(l1=0.5)", "klSparsity"})
    void activitiesPassAndOnlyTrainingCounts(String text) {
        Layer layer = build(text, 3);
        FloatMatrix x = constant(3, 5, 0.25f);

        assertThat(layer.forward(constant(3, 2, 0.9f), Mode.INFER)).isNotSameAs(x);
        assertThat(layer.ownLoss()).isZero();
        assertThat(layer.forward(x, Mode.TRAIN)).isSameAs(x);
        double loss = layer.ownLoss();
        assertThat(loss).isPositive();
        assertThat(layer.forward(constant(3, 2, 0.9f), Mode.INFER).data).containsOnly(0.9f);
        assertThat(layer.ownLoss()).isEqualTo(loss);
        assertThat(x).isEqualTo(constant(3, 5, 0.25f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activityPenalty(l1=0.5)", "klSparsity"})
    void theLossIsAMeanOverSamples(String text) {
        Layer layer = build(text, 3);
        layer.forward(constant(3, 5, 0.25f), Mode.TRAIN);
        double five = layer.ownLoss();
        layer.forward(constant(3, 10, 0.25f), Mode.TRAIN);

        assertThat(layer.ownLoss()).isCloseTo(five, offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activityPenalty(l1=0.5)", "klSparsity"})
    void laterBatchesUseTheSameMatrixAndLeaveTheGradientAlone(String text) {
        Layer layer = build(text, 3);
        FloatMatrix dy = constant(3, 2, 1);
        layer.forward(constant(3, 2, 0.5f), Mode.TRAIN);

        FloatMatrix dx = layer.backward(dy, true);

        assertThat(layer.backward(dy, true)).isSameAs(dx).isNotSameAs(dy);
        assertThat(layer.backward(dy, false)).isNull();
        assertThat(dy).isEqualTo(constant(3, 2, 1));
        assertThat(layer.outputs()).isEqualTo(3);
        assertThatThrownBy(() -> layer.forward(constant(2, 2, 1), Mode.TRAIN))
                .hasMessage(text.split("\\(")[0] + " expects 3 inputs, got 2 × 2 (features × samples)");
    }

    /**
     * r·ln(r / m) + (1 − r)·ln((1 − r) / (1 − m)) at the edge m, and its slope (1 − r) / (1 − m) − r / m from there on.
     */
    @ParameterizedTest
    @CsvSource({"0.001, 0.001", "0.0005, 0.001", "0, 0.001", "-0.7, 0.001", "0.9995, 0.999", "1, 0.999", "4, 0.999"})
    void beyondWhatACoinCanHaveTheTangentGoesOn(float mean, double edge) {
        double r = 0.2f;
        Layer layer = build("klSparsity(rate=0.2, lambda=1)", 1);
        layer.forward(constant(1, 4, mean), Mode.TRAIN);

        double slope = (1 - r) / (1 - edge) - r / edge;
        double atEdge = r * Math.log(r / edge) + (1 - r) * Math.log((1 - r) / (1 - edge));
        double expected = atEdge + slope * (mean - edge);
        assertThat(layer.ownLoss()).isCloseTo(expected, offset(1e-5 * Math.abs(expected)));
        assertThat((double) layer.backward(constant(1, 4, 0), true).data[3])
                .isCloseTo(slope / 4, offset(1e-5 * Math.abs(slope)));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.05f, 0.5f, 0.9f})
    void thereIsNothingToPayAtTheRate(float rate) {
        Layer layer = new KlSparsity(rate, 1).build(2, new SplittableRandom(1));
        layer.forward(constant(2, 8, rate), Mode.TRAIN);

        assertThat(layer.ownLoss()).isCloseTo(0, offset(1e-7));
        assertThat(layer.backward(constant(2, 8, 0), true).data[0]).isCloseTo(0, offset(1e-6f));
    }
}
