package dev.nacre.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers on images: their shape is kept, and prelu has a slope for each channel. */
class ImageLayersTest {
    private static final Shape IMAGE = new Shape(4, 3, 2);

    private static FloatMatrix normal(int rows, int columns, long seed) {
        Random random = new Random(seed);
        FloatMatrix m = new FloatMatrix(rows, columns);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    @Test
    void everyElementWiseActivationKeepsTheShapeOfAnImage() {
        assertThat(Plugins.all(Activation.class).values())
                .hasSizeGreaterThan(10)
                .allSatisfy(each ->
                        assertThat(each.build(IMAGE, new Random(1)).shape()).isEqualTo(IMAGE));
        assertThat(new Prelu().build(IMAGE, new Random(1)).shape()).isEqualTo(IMAGE);
    }

    /** What they do to features in a row they do to the channels of each pixel. */
    @ParameterizedTest
    @CsvSource({"glu, 3", "maxout(2), 3", "maxout(3), 2", "softmax, 6", "logSoftmax, 6"})
    void layersThatCombineFeaturesCombineTheChannelsOfEachPixel(String text, int channels) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, text);
        for (int samples : new int[] {1, 3, 900}) {
            Layer layer = spec.build(new Shape(5, 4, 6), new Random(1));
            assertThat(layer.shape()).isEqualTo(new Shape(5, 4, channels));
            assertThat(layer.outputs()).isEqualTo(20 * channels);
            Layer rows = spec.build(6, new Random(1));
            FloatMatrix x = normal(120, samples, 2);
            FloatMatrix pixels = new FloatMatrix(6, 20 * samples, x.data);
            FloatMatrix dy = normal(20 * channels, samples, 3);
            assertThat(layer.forward(x, Mode.TRAIN).data).isEqualTo(rows.forward(pixels, Mode.TRAIN).data);
            assertThat(layer.forward(x, Mode.INFER).data).isEqualTo(rows.forward(pixels, Mode.INFER).data);
            assertThat(layer.backward(dy, true).data)
                    .isEqualTo(rows.backward(new FloatMatrix(channels, 20 * samples, dy.data), true).data);
        }
    }

    /** Sizes on both sides of the block that columns are worked on in. */
    @ParameterizedTest
    @CsvSource({
        "4, 3, 2, 6, false",
        "4, 3, 2, 6, true",
        "19, 18, 3, 40, false",
        "1, 5, 3, 700, false",
        "32, 32, 3, 5, true"
    })
    void preluHasASlopeForEachChannelOrOneForAll(int height, int width, int channels, int samples, boolean shared) {
        Shape image = new Shape(height, width, channels);
        Layer layer = new Prelu(0.25f, shared).build(image, new Random(1));
        float[] slopes = layer.parameters().get(0).value().data;
        assertThat(slopes).hasSize(shared ? 1 : channels);
        for (int c = 0; c < slopes.length; c++) slopes[c] = 0.1f + 0.2f * c;
        FloatMatrix x = normal(image.size(), samples, 2);
        FloatMatrix dy = normal(image.size(), samples, 3);
        float[] y = layer.forward(x, Mode.TRAIN).data.clone();
        float[] dx = layer.backward(dy, true).data.clone();

        double[] gradient = new double[slopes.length];
        for (int i = 0; i < x.length; i++) {
            int c = shared ? 0 : i % channels;
            boolean positive = x.data[i] > 0;
            assertThat(y[i]).isEqualTo(positive ? x.data[i] : slopes[c] * x.data[i]);
            assertThat(dx[i]).isEqualTo(positive ? dy.data[i] : dy.data[i] * slopes[c]);
            if (!positive) gradient[c] += (double) dy.data[i] * x.data[i];
        }
        double tolerance = 1e-5 * Math.sqrt(x.length);
        for (int c = 0; c < slopes.length; c++)
            assertThat((double) layer.parameters().get(0).gradient().data[c]).isCloseTo(gradient[c], within(tolerance));
        assertThat(layer.forward(x, Mode.INFER).data).isEqualTo(y);
    }
}
