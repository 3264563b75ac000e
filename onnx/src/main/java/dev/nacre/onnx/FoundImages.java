package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.Map;
import java.util.function.Function;

/**
 * A layer for images found in a graph. Its text depends on their size: whether zeros around an image are those of
 * padding {@code same}, for example.
 *
 * @param input the tensor that it gets: samples × channels × height × width
 * @param at the layer for images of a shape
 * @param weights name → value
 */
record FoundImages(String input, Function<Shape, Sized> at, Map<String, float[]> weights) implements Found {
    /**
     * A layer for images of a known shape.
     *
     * @param text its description
     * @param outputs shape of its outputs
     */
    record Sized(String text, Shape outputs) {}

    @Override
    public long numbers() {
        return weights.values().stream().mapToLong(value -> value.length).sum();
    }
}
