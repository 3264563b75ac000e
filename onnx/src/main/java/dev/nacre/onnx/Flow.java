package dev.nacre.onnx;

/**
 * A tensor on its way through the graph, samples × size.
 *
 * @param name in the graph
 * @param size numbers for each sample
 */
public record Flow(String name, int size) {
    /**
     * Another tensor of the same size.
     *
     * @param other its name
     * @return what an element-wise operator gives
     */
    public Flow named(String other) {
        return new Flow(other, size);
    }
}
