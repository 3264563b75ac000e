package dev.nacre.model;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.layers.Sequential;
import java.util.ArrayList;
import java.util.List;

/** The layers of a network one after the other, described and built; sequences inside sequences are taken apart. */
record NetworkParts(List<LayerSpec> specs, List<Layer> layers) {
    static NetworkParts of(Network network) {
        NetworkParts parts = new NetworkParts(new ArrayList<>(), new ArrayList<>());
        parts.add(network.spec(), network.layer());
        return parts;
    }

    private void add(LayerSpec spec, Layer layer) {
        if (spec instanceof Sequential chain) {
            for (int i = 0; i < chain.layers().size(); i++)
                add(chain.layers().get(i), layer.children().get(i).layer());
        } else {
            specs.add(spec);
            layers.add(layer);
        }
    }

    /** The layers below the highest one that has weights to train. */
    NetworkParts belowHead() {
        int head = layers.size() - 1;
        while (head >= 0 && Layers.allParameters(layers.get(head)).stream().allMatch(Parameter::isStatistic)) head--;
        if (head < 1)
            throw new IllegalArgumentException("below its highest layer with weights the network has no layer to keep;"
                    + " Transfer.withHead puts a layer on top of all");
        return new NetworkParts(specs.subList(0, head), layers.subList(0, head));
    }
}
