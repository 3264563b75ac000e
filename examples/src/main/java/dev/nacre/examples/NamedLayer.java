package dev.nacre.examples;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Plugins;
import dev.nacre.layers.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of a network as people speak of it.
 *
 * @param name its plugin's name
 * @param outputs its outputs
 */
record NamedLayer(String name, int outputs) {
    /** The layers of a network, chains taken apart. */
    static List<NamedLayer> of(Network network) {
        List<NamedLayer> named = new ArrayList<>();
        add(network.spec(), network.layer(), named);
        return named;
    }

    private static void add(LayerSpec spec, Layer layer, List<NamedLayer> named) {
        if (spec instanceof Sequential chain) {
            for (int i = 0; i < chain.layers().size(); i++)
                add(chain.layers().get(i), layer.layers().get(i), named);
            return;
        }
        String name = Plugins.name(spec.getClass());
        if (layer.layers().isEmpty()) named.add(new NamedLayer(name, layer.outputs()));
        else for (Layer inner : layer.layers()) named.add(new NamedLayer(name, inner.outputs()));
    }
}
