package dev.nacre.onnx;

/**
 * A layer on features in a row; on images its node would do something else.
 *
 * @param layer the layer
 */
record FoundRow(FoundLayer layer) implements Found {
    @Override
    public String input() {
        return layer.input();
    }
}
