package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.Map;

/**
 * A layer for sequences found in a graph.
 *
 * @param input the tensor that it gets, samples × (steps · features)
 * @param sequence what a sample is
 * @param text its description
 * @param outputs what a sample of its outputs is
 * @param weights name → value
 */
record FoundSequence(String input, Shape sequence, String text, Shape outputs, Map<String, float[]> weights)
        implements Found {
    @Override
    public int inputs() {
        return sequence.size();
    }

    @Override
    public long numbers() {
        return weights.values().stream().mapToLong(value -> value.length).sum();
    }
}
