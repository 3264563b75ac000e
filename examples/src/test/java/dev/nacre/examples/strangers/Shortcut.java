package dev.nacre.examples.strangers;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.layers.Tanh;
import dev.nacre.plugin.Doc;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A stranger's wrapper: its inputs plus what a layer of as many outputs computes from them. */
@Doc("its inputs plus the outputs of a layer")
public record Shortcut(
        @Doc("the layer inside, with as many outputs as inputs")
        LayerSpec layer) implements LayerSpec {
    /** Around a tanh. */
    public Shortcut() {
        this(new Tanh());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Layer inner = layer.build(inputs, random);
        if (inner.outputs() != inputs.size())
            throw new IllegalArgumentException(
                    "shortcut needs a layer of " + inputs.size() + " outputs, got " + inner.outputs());
        return new ShortcutLayer(inner);
    }

    /** Finds this plugin as an application finds those of a plugin folder; other tests' catalogues don't see it. */
    static URLClassLoader plugins(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(LayerSpec.class.getName()), Shortcut.class.getName() + "\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Shortcut.class.getClassLoader());
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
            FloatMatrix dx = inner.backward(dy, inputGradient);
            return inputGradient ? dx.add(dy) : null;
        }
    }
}
