package dev.nacre.onnx;

import dev.nacre.Shape;

/**
 * A tensor in the graph, samples × features. The features of an image lie one after the other, channels innermost, as
 * they do in {@link Shape}; {@link OnnxGraph#image} gives them with channels first.
 *
 * @param name in the graph
 * @param shape what one sample is
 */
public record GraphTensor(String name, Shape shape) {
    /**
     * The number of features.
     *
     * @return height · width · channels
     */
    public int size() {
        return shape.size();
    }
}
