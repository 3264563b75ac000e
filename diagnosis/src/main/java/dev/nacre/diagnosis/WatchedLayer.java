package dev.nacre.diagnosis;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A watched layer.
 *
 * @param number its position among the network's layers, from 0
 * @param layer the layer
 */
record WatchedLayer(int number, Layer layer) {
    /** The layers with trainable weights, numbered as {@link Network#layers} counts. */
    static List<WatchedLayer> of(Network network, Layer trained) {
        List<Layer> all = network.layers();
        List<Layer> inner = Layers.flatten(trained);
        return IntStream.range(0, all.size())
                .filter(i -> inner.contains(all.get(i)))
                .mapToObj(i -> new WatchedLayer(i, all.get(i)))
                .toList();
    }

    /** The trainable weight matrices, without biases. */
    List<Parameter> weights() {
        return Layers.allParameters(layer).stream()
                .filter(p -> p.trainable() && p.shape().size() == 2)
                .toList();
    }
}
