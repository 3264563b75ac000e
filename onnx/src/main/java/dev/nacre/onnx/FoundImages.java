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
record FoundImages(String input, Function<Shape, SizedLayer> at, Map<String, float[]> weights) implements Found {
    @Override
    public long numbers() {
        return weights.values().stream().mapToLong(value -> value.length).sum();
    }
}
