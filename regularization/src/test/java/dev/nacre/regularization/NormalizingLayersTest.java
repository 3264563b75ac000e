package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PyTorch's numbers in {@link GoldenTest} don't show. */
class NormalizingLayersTest {
    private static FloatMatrix normal(int rows, int columns, long seed) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    private static Layer build(String name, int inputs) {
        Layer layer = Plugins.parse(LayerSpec.class, name).build(inputs, new SplittableRandom(1));
        for (int k = 0; k < 2; k++) {
            float[] value = layer.parameters().get(k).value().data;
            System.arraycopy(normal(inputs, 1, 5 + k).data, 0, value, 0, inputs);
        }
        return layer;
    }

    private static float[] values(Layer layer) {
        float[] all = new float[0];
        for (Parameter parameter : layer.parameters()) {
            int at = all.length;
            all = Arrays.copyOf(all, at + parameter.value().length);
            System.arraycopy(parameter.value().data, 0, all, at, parameter.value().length);
        }
        return all;
    }

    @Test
    void theNamesAreThoseOfPyTorchsStateDict() {
        assertThat(build("batchNorm", 3).parameters())
                .extracting(Parameter::name)
                .containsExactly("weight", "bias", "running_mean", "running_var");
        assertThat(build("layerNorm", 3).parameters())
                .extracting(Parameter::name)
                .containsExactly("weight", "bias");
        assertThat(build("batchNorm", 3).parameters())
                .extracting(Parameter::trainable)
                .containsExactly(true, true, false, false);
        for (Parameter parameter : build("batchNorm", 3).parameters())
            assertThat(parameter.shape()).containsExactly(3L);
    }

    @Test
    void aNewLayerHasTheUsualStartValues() {
        List<Parameter> batch =
                new BatchNorm().build(2, new SplittableRandom(1)).parameters();
        List<Parameter> layer =
                new LayerNorm().build(2, new SplittableRandom(1)).parameters();

        assertThat(batch.get(0).value().data).containsExactly(1, 1);
        assertThat(batch.get(1).value().data).containsExactly(0, 0);
        assertThat(batch.get(2).value().data).containsExactly(0, 0);
        assertThat(batch.get(3).value().data).containsExactly(1, 1);
        assertThat(layer.get(0).value().data).containsExactly(1, 1);
        assertThat(layer.get(1).value().data).containsExactly(0, 0);
    }

    /** Many features and samples go in pieces; a layer for one feature does not. */
    @ParameterizedTest
    @ValueSource(ints = {2, 30, 300})
    void eachFeatureIsNormalizedAsIfItWereAlone(int samples) {
        int features = 600;
        Layer all = build("batchNorm", features);
        FloatMatrix x = normal(features, samples, 2);
        FloatMatrix dy = normal(features, samples, 3);
        FloatMatrix y = all.forward(x, Mode.TRAIN);
        FloatMatrix dx = all.backward(dy, true);
        FloatMatrix inferred = all.forward(x, Mode.INFER);

        for (int i = 0; i < features; i++) {
            Layer alone = new BatchNorm().build(1, new SplittableRandom(1));
            for (int k = 0; k < 2; k++)
                alone.parameters().get(k).value().data[0] =
                        all.parameters().get(k).value().data[i];
            assertThat(alone.forward(row(x, i), Mode.TRAIN)).isEqualTo(row(y, i));
            assertThat(alone.backward(row(dy, i), true)).isEqualTo(row(dx, i));
            assertThat(alone.forward(row(x, i), Mode.INFER)).isEqualTo(row(inferred, i));
            for (int k = 0; k < 4; k++)
                assertThat(alone.parameters().get(k).gradient().data[0])
                        .isEqualTo(all.parameters().get(k).gradient().data[i]);
        }
    }

    private static FloatMatrix row(FloatMatrix m, int row) {
        FloatMatrix one = new FloatMatrix(1, m.columns);
        for (int c = 0; c < m.columns; c++) one.data[c] = m.data[c * m.rows + row];
        return one;
    }

    /** Many samples go in pieces; one does not. */
    @Test
    void eachSampleIsNormalizedAsIfItWereAlone() {
        int features = 700;
        Layer layer = build("layerNorm", features);
        FloatMatrix x = normal(features, 90, 2);
        FloatMatrix dy = normal(features, 90, 3);
        float[] y = layer.forward(x, Mode.TRAIN).data.clone();
        float[] dx = layer.backward(dy, true).data.clone();

        for (int c = 0; c < x.columns; c++) {
            FloatMatrix sample = column(x.data, features, c);
            assertThat(layer.forward(sample, Mode.TRAIN)).isEqualTo(column(y, features, c));
            assertThat(layer.backward(column(dy.data, features, c), true)).isEqualTo(column(dx, features, c));
            assertThat(layer.forward(sample, Mode.INFER)).isEqualTo(column(y, features, c));
        }
    }

    private static FloatMatrix column(float[] data, int rows, int c) {
        return new FloatMatrix(rows, 1, Arrays.copyOfRange(data, c * rows, (c + 1) * rows));
    }

    /** One number of three is a unit in the last place larger: the mean is not a float. */
    private static float[] almostTenThousand() {
        float[] data = new float[999];
        for (int i = 0; i < data.length; i++) data[i] = i % 3 == 0 ? Math.nextUp(10_000f) : 10_000;
        return data;
    }

    private static void checkAlmostTenThousand(float[] y) {
        assertThat(y).hasSize(999);
        for (int i = 0; i < y.length; i++)
            assertThat((double) y[i]).isCloseTo(i % 3 == 0 ? Math.sqrt(2) : -Math.sqrt(0.5), offset(1e-5));
    }

    @Test
    void whatVariesLittleAroundALargeMeanIsNormalizedToTheLastPlace() {
        Layer batchNorm = new BatchNorm(1, 1e-12f).build(1, new SplittableRandom(1));
        Layer layerNorm = new LayerNorm(1e-12f).build(999, new SplittableRandom(1));

        checkAlmostTenThousand(batchNorm.forward(new FloatMatrix(1, 999, almostTenThousand()), Mode.TRAIN).data);
        checkAlmostTenThousand(layerNorm.forward(new FloatMatrix(999, 1, almostTenThousand()), Mode.TRAIN).data);
    }

    @Test
    void aBatchOfOneAfterALargeMeanIsNormalizedByTheMovingAveragesAlone() {
        Layer layer = new BatchNorm(1, 1e-12f).build(1, new SplittableRandom(1));
        layer.forward(new FloatMatrix(1, 999, almostTenThousand()), Mode.TRAIN);
        FloatMatrix x = new FloatMatrix(1, 1, 10_001f);

        assertThat(layer.forward(x, Mode.TRAIN).data).isEqualTo(layer.forward(x, Mode.INFER).data);
    }

    @Test
    void aBatchOfOneIsNormalizedByTheMovingAveragesAndLeavesThem() {
        Layer layer = build("batchNorm", 4);
        layer.forward(normal(4, 10, 2), Mode.TRAIN);
        float[] before = values(layer);
        FloatMatrix x = normal(4, 1, 3);

        FloatMatrix y = layer.forward(x, Mode.TRAIN);

        assertThat(y).isEqualTo(layer.forward(x, Mode.INFER));
        assertThat(values(layer)).isEqualTo(before);
    }

    @Test
    void aFrozenLayerDoesNotDrift() {
        Layer layer = build("batchNorm", 4);
        layer.forward(normal(4, 10, 2), Mode.TRAIN);
        for (Parameter parameter : layer.parameters()) parameter.trainable(false);
        float[] before = values(layer);
        FloatMatrix x = normal(4, 7, 3);
        FloatMatrix dy = normal(4, 7, 4);

        assertThat(layer.forward(x, Mode.TRAIN)).isEqualTo(layer.forward(x, Mode.INFER));
        FloatMatrix dx = layer.backward(dy, true);

        assertThat(values(layer)).isEqualTo(before);
        for (Parameter parameter : layer.parameters())
            assertThat(parameter.gradient().data).containsOnly(0);
        float[] w = layer.parameters().get(0).value().data;
        float[] variance = layer.parameters().get(3).value().data;
        for (int i = 0; i < dx.length; i++)
            assertThat((double) dx.data[i])
                    .isCloseTo(dy.data[i] * w[i % 4] / Math.sqrt(variance[i % 4] + 1e-5), offset(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLayerThatIsHalfFrozenStillTakesTheBatch(int frozen) {
        Layer layer = build("batchNorm", 4);
        layer.parameters().get(frozen).trainable(false);
        float[] before = values(layer);
        layer.forward(normal(4, 10, 2), Mode.TRAIN);
        layer.backward(normal(4, 10, 3), true);

        assertThat(values(layer)).isNotEqualTo(before);
        assertThat(layer.parameters().get(frozen).gradient().data).containsOnly(0);
        assertThat(layer.parameters().get(1 - frozen).gradient().data[0]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void frozenWeightsOfLayerNormGetNoGradient(int frozen) {
        Layer layer = build("layerNorm", 4);
        layer.parameters().get(frozen).trainable(false);
        layer.forward(normal(4, 10, 2), Mode.TRAIN);
        layer.backward(normal(4, 10, 3), true);

        assertThat(layer.parameters().get(frozen).gradient().data).containsOnly(0);
        assertThat(layer.parameters().get(1 - frozen).gradient().data[0]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchNorm", "layerNorm"})
    void inferenceChangesNothing(String name) {
        Layer layer = build(name, 4);
        FloatMatrix x = normal(4, 6, 2);
        FloatMatrix dy = normal(4, 6, 3);
        FloatMatrix y = layer.forward(x, Mode.TRAIN);
        float[] outputs = y.data.clone();
        float[] gradient = layer.backward(dy, true).data.clone();
        float[] before = values(layer);

        FloatMatrix other = layer.forward(normal(4, 6, 9), Mode.INFER);

        assertThat(other).isNotSameAs(y);
        assertThat(y.data).isEqualTo(outputs);
        assertThat(values(layer)).isEqualTo(before);
        assertThat(layer.backward(dy, true).data).isEqualTo(gradient);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchNorm", "layerNorm"})
    void laterBatchesUseTheSameMatricesAndLeaveTheirInputsAlone(String name) {
        Layer layer = build(name, 4);
        FloatMatrix x = normal(4, 6, 2);
        FloatMatrix dy = normal(4, 6, 3);

        FloatMatrix y = layer.forward(x, Mode.TRAIN);
        FloatMatrix dx = layer.backward(dy, true);

        assertThat(layer.forward(x, Mode.TRAIN)).isSameAs(y);
        assertThat(layer.backward(dy, true)).isSameAs(dx);
        assertThat(layer.backward(dy, false)).isNull();
        assertThat(x).isEqualTo(normal(4, 6, 2));
        assertThat(dy).isEqualTo(normal(4, 6, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchNorm", "layerNorm"})
    void aWrongNumberOfInputsIsRefusedByName(String name) {
        assertThatThrownBy(() -> build(name, 4).forward(normal(3, 2, 1), Mode.TRAIN))
                .hasMessage(name + " expects 4 inputs, got 3 × 2 (features × samples)");
        assertThat(build(name, 4).outputs()).isEqualTo(4);
    }
}
