package dev.nacre.onnx;

import java.util.Map;

/**
 * A layer found in a graph, on features in a row or on the channels of images.
 *
 * @param input the tensor that it gets
 * @param text its description; empty if it changes nothing
 * @param inputs features or channels that it expects; 0 for any number
 * @param outputs features that it returns; 0 for inputs / divisor
 * @param divisor how many inputs become one output; 1 for most layers
 * @param weights name → value
 */
record FoundLayer(String input, String text, int inputs, int outputs, int divisor, Map<String, float[]> weights)
        implements Found {
    /** An element-wise layer. */
    FoundLayer(String input, String text) {
        this(input, text, 0, 0, 1, Map.of());
    }

    /** A layer with weights. */
    FoundLayer(String input, String text, int inputs, int outputs, Map<String, float[]> weights) {
        this(input, text, inputs, outputs, 1, weights);
    }

    /** The layer's name. */
    String name() {
        int end = text.indexOf('(');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public long numbers() {
        return weights.values().stream().mapToLong(value -> value.length).sum();
    }

    @Override
    public long length() {
        return text.length();
    }
}
