package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auto.service.AutoService;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.LearningRate;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Tanh;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import dev.nacre.regularization.BatchNorm;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that this module does not know. */
class StrangersTest {
    @TempDir
    Path folder;

    /** A layer whose author brings its form. */
    @Doc("twice its inputs")
    @AutoService(LayerSpec.class)
    public record Doubled() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return Plugins.parse(LayerSpec.class, "scale(2)").build(inputs, random);
        }
    }

    /** Its form. */
    @AutoService(OnnxForm.class)
    public static final class DoubledForm implements OnnxForm {
        @Override
        public Set<String> names() {
            return Set.of("doubled");
        }

        @Override
        public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
            return graph.node("Add", input.name(), input.name());
        }
    }

    /** A layer around another one, whose author brings its form. */
    @Doc("its inputs plus what a layer of as many outputs makes of them")
    @AutoService(LayerSpec.class)
    public record Shortcut(@Doc("the layer inside") LayerSpec layer) implements LayerSpec {
        /** Twice the inputs. */
        public Shortcut() {
            this(new Tanh());
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new ShortcutLayer(layer.build(inputs, random));
        }
    }

    /** Its form. */
    @AutoService(OnnxForm.class)
    public static final class ShortcutForm implements OnnxForm {
        @Override
        public Set<String> names() {
            return Set.of("shortcut");
        }

        @Override
        public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
            GraphTensor inner = graph.add(layer.child("inner", "layer"), input);
            return graph.node("Add", input.name(), inner.name());
        }
    }

    private record ShortcutLayer(Layer inner) implements Layer {
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

    /** Nobody brings a form of it. */
    @Doc("another shortcut")
    public record Detour(@Doc("the layer inside") LayerSpec layer) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new ShortcutLayer(layer.build(inputs, random));
        }
    }

    /** A chain of layers that dense layers and activations are made of. */
    @Doc("a dense layer, tanh, a dense layer")
    public record Block(@Doc("number of units") int units) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Sequential(new Dense(units, new Tanh()), new Tanh(), new Dense(units)).build(inputs, random);
        }
    }

    /** A chain of layers whose hyper-parameters the built layers don't tell. */
    @Doc("a dense layer, batch normalization")
    public record NormalizedBlock() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Sequential(new Dense(3), new BatchNorm()).build(inputs, random);
        }
    }

    private void sameOutputs(LayerSpec spec) throws Exception {
        Network network = new Network(spec, RandomNetworks.INPUTS, 1);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(new Model(network, new Mse()), file);
        FloatMatrix x = RandomNetworks.samples(4, 2);
        OnnxExportTest.assertSame(network.infer(x), Runtime.run(file, x), spec.toString());
    }

    private void isRefused(LayerSpec spec, String message) {
        Network network = new Network(spec, RandomNetworks.INPUTS, 1);
        Path file = folder.resolve("model.onnx");
        assertThatThrownBy(() -> OnnxFile.write(new Model(network, new Mse()), file))
                .isInstanceOf(OnnxException.class)
                .hasMessage(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void aLayerAroundOthersIsWrittenByItsFormWhereverItStands() throws Exception {
        LayerSpec inner = new LearningRate(new Sequential(new Dense(5, new Tanh()), new BatchNorm(), new Dense(12)), 2);
        sameOutputs(new Shortcut(inner));
        sameOutputs(new LearningRate(new Sequential(new Doubled(), new Shortcut(new Shortcut(inner))), 0.1f));
        sameOutputs(Plugins.parse(LayerSpec.class, "ensemble([shortcut(dense(12)), shortcut(dense(12))])"));
    }

    @Test
    void aChainOfKnownLayersNeedsNoForm() throws Exception {
        sameOutputs(new Block(5));
        sameOutputs(new Sequential(new Tanh(), new Shortcut(new Block(12))));
    }

    @Test
    void aLayerWithoutAFormIsNamedWithThoseInsideIt() {
        isRefused(
                new Detour(new Dense(12)),
                "layer detour has no ONNX form; register an OnnxForm for it, which adds the layers inside it:"
                        + " inner (dense)");
        isRefused(
                new Sequential(new Dense(3), new Shortcut(new Detour(new Sequential()))),
                "layer 1.inner (detour) has no ONNX form; register an OnnxForm for it, which adds the layers inside"
                        + " it: inner (sequential)");
    }

    @Test
    void aLayerWhoseHyperParametersAreUnknownIsNamed() {
        isRefused(
                new Sequential(new Tanh(), new NormalizedBlock()),
                "layer 1.1 (batchNorm) was built without a description, so its epsilon is unknown; register an"
                        + " OnnxForm for the layer around it");
    }

    /** A form that asks for what is not there. */
    @AutoService(OnnxForm.class)
    public static final class WrongForm implements OnnxForm {
        @Override
        public Set<String> names() {
            return Set.of("wrong");
        }

        @Override
        public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
            return graph.add(layer.child("middle", "layer"), input).name();
        }
    }

    /** Written by a wrong form. */
    @Doc("written by a wrong form")
    public record Wrong(@Doc("the layer inside") LayerSpec layer) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new ShortcutLayer(layer.build(inputs, random));
        }
    }

    @Test
    void aFormThatAsksForAMissingLayerIsTold() {
        isRefused(new Wrong(new Dense(12)), "wrong has no layer middle inside it; there are inner (dense)");
    }
}
