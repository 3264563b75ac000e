package dev.nacre.diagnosis;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.layers.Dense;
import dev.nacre.layers.DenseLayer;
import dev.nacre.Identity;
import dev.nacre.layers.Sequential;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** A layer that does work, chains taken apart, with its name and the activation in it; null if there is none. */
record Part(int number, String name, Layer layer, Activation activation) {
    /** The layers of a network, as it counts them. */
    static List<Part> of(Network network) {
        List<Part> parts = new ArrayList<>();
        add(network.spec(), network.layer(), parts);
        return parts;
    }

    private static void add(LayerSpec spec, Layer layer, List<Part> parts) {
        if (spec instanceof Sequential chain) {
            for (int i = 0; i < chain.layers().size(); i++)
                add(chain.layers().get(i), layer.layers().get(i), parts);
            return;
        }
        String name = Plugins.name(spec.getClass());
        for (Layer each : Layers.flatten(layer))
            parts.add(new Part(parts.size(), name, each, each == layer ? activation(spec) : null));
    }

    private static Activation activation(LayerSpec spec) {
        if (spec instanceof Activation activation) return activation;
        return spec instanceof Dense dense && !(dense.activation() instanceof Identity) ? dense.activation() : null;
    }

    /** What the activation gets, from what the layer gets. */
    FloatMatrix preactivations(FloatMatrix x) {
        if (!(layer instanceof DenseLayer)) return x;
        List<Parameter> own = layer.parameters();
        return new DenseLayer(own.get(0), false, own.get(1), new Identity()).forward(x, dev.nacre.Mode.INFER);
    }

    /** The weight matrices that training changes; biases are left out. */
    List<Parameter> weights() {
        return Layers.allParameters(layer).stream()
                .filter(p -> p.trainable() && p.shape().size() == 2)
                .toList();
    }
}
