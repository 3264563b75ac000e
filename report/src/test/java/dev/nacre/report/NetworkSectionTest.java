package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.LearningRate;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class NetworkSectionTest {
    /** The text between tags, one line for each. */
    private static List<String> texts(LayerSpec spec, Shape inputs) {
        String html = NetworkSection.of(new Network(spec, inputs, 1)).html();
        return html.replaceAll("<[^>]*>", "\n")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void layersAreListedWithTheShapesOfTheirOutputs() {
        LayerSpec spec = new Sequential(new Sigmoid(), new Dense(3, new Sigmoid()), new Dense(2));
        assertThat(texts(spec, new Shape(4, 5, 2)))
                .containsExactly(
                        "131 trainable weights.", "inputs", "4x5x2", "sigmoid", "4x5x2", "dense", "3", "dense", "2");
    }

    @Test
    void aLearningRateOfItsOwnIsNoLayer() {
        LayerSpec spec = new Sequential(new LearningRate(new Sequential(new Dense(3), new Sigmoid()), 0.1f));
        assertThat(texts(spec, Shape.flat(2)))
                .containsExactly("9 trainable weights.", "inputs", "2", "dense", "3", "sigmoid", "3");
    }

    /** A stranger's layer around another one. */
    @Doc("its inputs plus what a layer of as many outputs makes of them")
    public record Residual(@Doc("the layer inside") LayerSpec layer) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new ResidualLayer(layer.build(inputs, random));
        }
    }

    private record ResidualLayer(Layer inner) implements Layer {
        @Override
        public int outputs() {
            return inner.outputs();
        }

        @Override
        public List<Child> children() {
            return List.of(new Child("inner", inner));
        }

        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            return inner.forward(x, mode).add(x);
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            return inner.backward(dy, true).add(dy);
        }
    }

    @Test
    void layersInsideALayerAreListedBelowIt() {
        LayerSpec spec = new Sequential(new Residual(new Sequential(new Dense(3), new Dense(2))), new Dense(1));
        String html = NetworkSection.of(new Network(spec, 2, 1)).html();
        assertThat(texts(spec, Shape.flat(2)))
                .containsExactly(
                        "20 trainable weights.",
                        "inputs",
                        "2",
                        "residual",
                        "2",
                        "inner",
                        "dense",
                        "3",
                        "dense",
                        "2",
                        "dense",
                        "1");
        assertThat(html.split("<li>", -1)).hasSameSizeAs(html.split("</li>", -1));
        assertThat(html).containsSubsequence("residual", "<ul class=\"inside\">", "inner", "</ul>", "<b>1</b>");
    }
}
