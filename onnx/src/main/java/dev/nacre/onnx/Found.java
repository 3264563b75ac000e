package dev.nacre.onnx;

import java.util.Map;

/**
 * A layer found in a graph.
 *
 * @param input the tensor that goes into it
 * @param text its description; empty if it does nothing
 * @param inputs numbers for each sample that go in; 0 if any
 * @param outputs numbers for each sample that come out; 0 if as many as go in
 * @param divisor the outputs are that many times fewer than the inputs; 1 mostly
 * @param weights name → value
 */
record Found(String input, String text, int inputs, int outputs, int divisor, Map<String, float[]> weights) {
    /** An element-wise layer. */
    Found(String input, String text) {
        this(input, text, 0, 0, 1, Map.of());
    }

    /** A layer with weights. */
    Found(String input, String text, int inputs, int outputs, Map<String, float[]> weights) {
        this(input, text, inputs, outputs, 1, weights);
    }
}
