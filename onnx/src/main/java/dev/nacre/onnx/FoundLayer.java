package dev.nacre.onnx;

import java.util.Map;

/**
 * A layer found in a graph.
 *
 * @param input the tensor that it gets
 * @param text its description; empty if it changes nothing
 * @param inputs features that it expects; 0 for any number
 * @param outputs features that it returns; 0 for inputs / divisor
 * @param divisor how many inputs become one output; 1 for most layers
 * @param weights name → value
 */
record FoundLayer(String input, String text, int inputs, int outputs, int divisor, Map<String, float[]> weights) {
    /** An element-wise layer. */
    FoundLayer(String input, String text) {
        this(input, text, 0, 0, 1, Map.of());
    }

    /** A layer with weights. */
    FoundLayer(String input, String text, int inputs, int outputs, Map<String, float[]> weights) {
        this(input, text, inputs, outputs, 1, weights);
    }
}
