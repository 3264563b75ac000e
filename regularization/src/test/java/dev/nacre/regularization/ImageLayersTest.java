package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers on images: their shape is kept, and batch normalization is per channel. */
class ImageLayersTest {
    private static FloatMatrix normal(int rows, int columns, long seed) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dropout",
                "spatialDropout",
                "alphaDropout",
                "gaussianDropout",
                "gaussianNoise",
                "batchNorm",
                "layerNorm",
                "activityPenalty",
                "klSparsity"
            })
    void theShapeOfAnImageIsKept(String name) {
        Shape image = new Shape(4, 3, 2);
        Layer layer = Plugins.parse(LayerSpec.class, name).build(image, new SplittableRandom(1));

        assertThat(layer.shape()).isEqualTo(image);
        assertThat(layer.outputs()).isEqualTo(24);
    }

    @Test
    void dropConnectGivesFeaturesInARow() {
        LayerSpec spec = Plugins.parse(LayerSpec.class, "dropConnect(units=5)");
        assertThat(spec.build(new Shape(4, 3, 2), new SplittableRandom(1)).shape())
                .isEqualTo(Shape.flat(5));
    }

    /** Sizes on both sides of the pieces that a batch is split into. */
    @ParameterizedTest
    @CsvSource({"4, 3, 2, 500", "1, 7, 3, 900", "40, 30, 5, 40", "5, 5, 1, 800", "3, 3, 700, 9"})
    void spatialDropoutDropsChannelsOfSamplesAsAWhole(int height, int width, int channels, int samples) {
        Shape image = new Shape(height, width, channels);
        Layer layer = new SpatialDropout(0.25f).build(image, new SplittableRandom(1));
        FloatMatrix x = normal(image.size(), samples, 2);
        float[] y = layer.forward(x, Mode.TRAIN).data;
        FloatMatrix dy = normal(image.size(), samples, 3);
        float[] dx = layer.backward(dy, true).data;
        int dropped = 0;
        for (int s = 0; s < samples; s++)
            for (int c = 0; c < channels; c++) {
                boolean zero = y[s * image.size() + c] == 0;
                float factor = zero ? 0 : 1 / 0.75f;
                for (int p = 0; p < image.pixels(); p++) {
                    int i = s * image.size() + p * channels + c;
                    assertThat(y[i]).isEqualTo(x.data[i] * factor);
                    assertThat(dx[i]).isEqualTo(dy.data[i] * factor);
                }
                if (zero) dropped++;
            }
        double n = samples * channels;
        assertThat(dropped / n).isCloseTo(0.25, within(4.5 * Math.sqrt(0.25 * 0.75 / n)));
    }

    @Test
    void onFlatFeaturesSpatialDropoutIsDropout() {
        FloatMatrix x = normal(37, 3000, 2);
        float[] y = new SpatialDropout(0.4f).build(37, new SplittableRandom(1)).forward(x, Mode.TRAIN).data;
        assertThat(y)
                .isEqualTo(new Dropout(0.4f).build(37, new SplittableRandom(1)).forward(x, Mode.TRAIN).data);
    }

    /** Also one sample: its pixels have a variance. */
    @ParameterizedTest
    @CsvSource({"4, 3, 2, 6", "1, 7, 3, 5", "5, 5, 1, 4", "4, 4, 300, 3", "3, 3, 2, 1"})
    void batchNormNormalizesEachChannelOverThePixelsOfAllSamples(int height, int width, int channels, int samples) {
        Shape image = new Shape(height, width, channels);
        Layer layer = new BatchNorm(0.3f, 0.01f).build(image, new SplittableRandom(1));
        float[] weight = layer.parameters().get(0).value().data;
        float[] bias = layer.parameters().get(1).value().data;
        for (int c = 0; c < channels; c++) {
            weight[c] = 1 + 0.5f * c / channels;
            bias[c] = c - 1;
        }
        FloatMatrix x = normal(image.size(), samples, 2);
        FloatMatrix dy = normal(image.size(), samples, 3);
        float[] y = layer.forward(x, Mode.TRAIN).data.clone();
        float[] dx = layer.backward(dy, true).data.clone();
        float[] inferred = layer.forward(x, Mode.INFER).data;

        assertThat(layer.parameters())
                .allSatisfy(p -> assertThat(p.value().length).isEqualTo(channels));
        int n = image.pixels() * samples;
        for (int c = 0; c < channels; c++) {
            double mean = 0;
            double variance = 0;
            double sum = 0;
            double product = 0;
            for (int i = c; i < x.length; i += channels) mean += x.data[i] / (double) n;
            for (int i = c; i < x.length; i += channels) variance += (x.data[i] - mean) * (x.data[i] - mean) / n;
            double factor = 1 / Math.sqrt(variance + 0.01);
            for (int i = c; i < x.length; i += channels) {
                sum += dy.data[i];
                product += dy.data[i] * (x.data[i] - mean) * factor;
            }
            double runningMean = 0.3 * mean;
            double runningVariance = 0.7 + 0.3 * variance * n / (n - 1);
            for (int i = c; i < x.length; i += channels) {
                double z = (x.data[i] - mean) * factor;
                double moved = (x.data[i] - runningMean) / Math.sqrt(runningVariance + 0.01);
                assertThat((double) y[i]).isCloseTo(weight[c] * z + bias[c], within(1e-3));
                assertThat((double) dx[i])
                        .isCloseTo(weight[c] * factor * (dy.data[i] - sum / n - z * product / n), within(1e-4));
                assertThat((double) inferred[i]).isCloseTo(weight[c] * moved + bias[c], within(1e-3));
            }
            assertThat(layer.parameters().get(0).gradient().data[c]).isCloseTo((float) product, within(1e-4f));
            assertThat(layer.parameters().get(1).gradient().data[c]).isCloseTo((float) sum, within(1e-4f));
            assertThat(layer.parameters().get(2).value().data[c]).isCloseTo((float) runningMean, within(1e-5f));
            assertThat(layer.parameters().get(3).value().data[c]).isCloseTo((float) runningVariance, within(1e-5f));
        }
    }
}
