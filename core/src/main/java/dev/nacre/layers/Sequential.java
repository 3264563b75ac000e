package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Layers applied one after the other. */
@Doc("layers applied one after the other")
@AutoService(LayerSpec.class)
public record Sequential(@Doc("the layers, in order") List<LayerSpec> layers) implements LayerSpec {
    /** Copies the list. */
    public Sequential {
        layers = List.copyOf(layers);
    }

    /** No layers: the outputs are the inputs. */
    public Sequential() {
        this(List.of());
    }

    /**
     * Layers applied one after the other.
     *
     * @param layers the layers, in order
     */
    public Sequential(LayerSpec... layers) {
        this(List.of(layers));
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        List<Layer> built = new ArrayList<>();
        Shape shape = inputs;
        for (LayerSpec spec : layers) {
            Layer layer = built(spec, built.size(), shape, random);
            built.add(layer);
            shape = layer.shape();
        }
        return new SequentialLayer(inputs, built);
    }

    /** Errors say which layer it is, by position and name. */
    private static Layer built(LayerSpec spec, int position, Shape inputs, RandomGenerator random) {
        try {
            return spec.build(inputs, random);
        } catch (IllegalArgumentException e) {
            String name = Plugins.name(spec.getClass());
            throw new IllegalArgumentException("layer " + position + " (" + name + "): " + e.getMessage(), e);
        }
    }
}
