package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.diagnosis.FeatureMaps;
import dev.nacre.diagnosis.Saliency;
import dev.nacre.report.ActivationMaps;
import dev.nacre.report.Filters;
import dev.nacre.report.SaliencyMaps;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** What reports show of networks for images. */
class ImageSectionsTest {
    private static final String NETWORK = "sequential([shift(1), scale(0.01), conv(4, kernel=3), batchNorm, elu, "
            + "residual(sequential([conv(4, kernel=3), batchNorm])), averagePool, dropout(0.5), "
            + "globalAverage, dense(3)])";

    private static Network network(String text, Shape shape) {
        Network network = new Network(text, shape, 5);
        SplittableRandom random = new SplittableRandom(6);
        for (Parameter parameter : network.parameters()) // moving averages other than 0 and 1, too
        for (int i = 0; i < parameter.value().length; i++)
                parameter.value().data[i] += (float) random.nextDouble(0, 0.3);
        return network;
    }

    private static FloatMatrix images(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(7);
        FloatMatrix images = new FloatMatrix(rows, columns);
        for (int i = 0; i < images.length; i++) images.data[i] = (float) random.nextDouble(0, 255);
        return images;
    }

    @Test
    void saliencyIsTheGradientOfInferenceWithRespectToThePixels() {
        Network network = network(NETWORK, new Shape(6, 4, 3));
        FloatMatrix x = images(72, 2);
        float[] before = network.infer(x).data;
        FloatMatrix gradients = Saliency.of(network, x, 2, 0);

        int[] outputs = {2, 0};
        for (int s = 0; s < 2; s++)
            for (int i = 0; i < 72; i += 5) {
                float h = 2;
                FloatMatrix up = x.dup();
                up.data[s * 72 + i] += h;
                FloatMatrix down = x.dup();
                down.data[s * 72 + i] -= h;
                double expected =
                        (network.infer(up).data[s * 3 + outputs[s]] - network.infer(down).data[s * 3 + outputs[s]])
                                / (2 * h);
                assertThat((double) gradients.data[s * 72 + i]).isCloseTo(expected, within(2e-5));
            }
        assertThat(gradients.data[7]).isNotZero();
        assertThat(network.infer(x).data).isEqualTo(before);
        assertThat(network.parameters()).allMatch(p -> p.trainable() || p.isStatistic());
    }

    @Test
    void noiseInsideALayerIsNamed() {
        Network network =
                network("sequential([residual(sequential([conv(1), dropout(0.5)])), dense(2)])", new Shape(4, 4, 1));

        assertThatThrownBy(() -> Saliency.of(network, images(16, 1), 0))
                .hasMessage("saliency is for networks without noise inside other layers, but residual > sequential >"
                        + " dropout has some; put noise into the sequence of layers");
        assertThatThrownBy(() -> Saliency.of(network, images(16, 1), 2))
                .hasMessage("outputs must be >= 0 and < 2, not 2");
    }

    @Test
    void mapsAreTheChannelsOfEachLayer() {
        Network network = network("sequential([scale(2), conv(2, kernel=1), dense(3)])", new Shape(2, 3, 1));
        FloatMatrix x = images(6, 1);

        List<FeatureMaps> maps = FeatureMaps.of(network, x);

        assertThat(maps).extracting(FeatureMaps::layer).containsExactly("scale", "conv", "dense");
        FloatMatrix conv = maps.get(1).maps(0);
        float[] weights = network.parameter("1.weight").value().data;
        float[] biases = network.parameter("1.bias").value().data;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < 6; i++)
                assertThat(conv.data[c * 6 + i]).isCloseTo(2 * x.data[i] * weights[c] + biases[c], within(1e-3f));
    }

    @Test
    void sectionsHaveTheirImages() {
        Network colour = network(NETWORK, new Shape(6, 4, 3));
        Network grey = network("sequential([conv(5, kernel=3), dense(2)])", new Shape(4, 4, 1));

        assertThat(Filters.first(colour).orElseThrow().section().html())
                .contains("in the colours", "<img", "Filters of");
        Filters first = Filters.first(grey).orElseThrow();
        assertThat(first.shape()).isEqualTo(new Shape(3, 3, 1));
        assertThat(first.section().html()).contains("excite them", "<img");
        assertThat(Filters.first(network("sequential([dense(2)])", new Shape(4, 4, 1))))
                .isEmpty();
        String maps = new ActivationMaps(colour, images(72, 1), 255).section().html();
        assertThat(maps).contains("conv 6x4x4", "averagePool 3x2x4").doesNotContain("dropout", "dense");
        String saliency = new SaliencyMaps(colour, images(72, 3), 255, List.of("a", "<b>", "c"))
                .section()
                .html();
        assertThat(saliency.split("<img", -1)).hasSize(1 + 6);
        assertThat(saliency).doesNotContain("<b>b", "<b><");
    }
}
