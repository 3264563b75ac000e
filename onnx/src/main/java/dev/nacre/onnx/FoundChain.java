package dev.nacre.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Layers found in a graph, one after the other.
 *
 * @param layers the first one first
 */
record FoundChain(List<FoundLayer> layers) {
    /** The number of features that the chain expects; 0 for any number. */
    int inputs() {
        return layers.stream()
                .mapToInt(FoundLayer::inputs)
                .filter(n -> n > 0)
                .findFirst()
                .orElse(0);
    }

    /** The number of outputs. Sizes are checked against the weights in the file before anything is built for them. */
    int outputs(int inputs) {
        int size = inputs;
        for (FoundLayer layer : layers) {
            if (layer.inputs() > 0 && layer.inputs() != size)
                throw new OnnxException(layer.text() + " takes " + layer.inputs() + " inputs, but gets " + size);
            if (layer.inputs() == 0 && layer.weights().values().stream().anyMatch(w -> w.length > 1))
                throw new OnnxException(layer.text() + " has weights whose number depends on the layer before it");
            size = layer.outputs() > 0 ? layer.outputs() : size / layer.divisor();
        }
        return size;
    }

    /** The network's text. */
    String text() {
        return layers.stream().map(FoundLayer::text).collect(Collectors.joining(", ", "sequential([", "])"));
    }

    /** Name in the network → value. */
    Map<String, float[]> weights() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            String path = i + ".";
            layers.get(i).weights().forEach((name, value) -> weights.put(path + name, value));
        }
        return weights;
    }
}
