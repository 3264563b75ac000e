package dev.nacre;

import java.util.List;

/** A copy of a layer's weights, to go back to. */
final class Snapshot {
    private final List<Parameter> parameters;
    private final List<float[]> values;

    Snapshot(Layer layer) {
        this.parameters = Layers.allParameters(layer);
        this.values = parameters.stream().map(p -> p.value().data.clone()).toList();
    }

    void restore() {
        for (int i = 0; i < values.size(); i++) {
            float[] value = parameters.get(i).value().data;
            System.arraycopy(values.get(i), 0, value, 0, value.length);
        }
    }
}
