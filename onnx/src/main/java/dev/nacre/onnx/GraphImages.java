package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors of a graph that hold images, each in two orders: samples × features, channels innermost, as layers see it,
 * and samples × channels × height × width, as ONNX's operators want it. Layers for images that follow each other pass
 * the second one on, and nothing is transposed between them.
 */
final class GraphImages {
    private final OnnxGraph graph;
    private final Map<String, Image> images = new HashMap<>();

    /** Channels first. */
    private record Image(String name, Shape shape) {}

    GraphImages(OnnxGraph graph) {
        this.graph = graph;
    }

    /** Whether the tensor is there with channels first. Flat features are no image, though they may be one pixel. */
    boolean isKnown(GraphTensor flat) {
        return known(flat) != null && !flat.shape().isFlat();
    }

    private String known(GraphTensor flat) {
        Image image = images.get(flat.name());
        return image != null && image.shape().equals(flat.shape()) ? image.name() : null;
    }

    String image(GraphTensor flat) {
        String known = known(flat);
        if (known != null) return known;
        Shape shape = flat.shape();
        String pixels = graph.node("Reshape", flat.name(), graph.constant(sizes(shape)));
        String image = graph.node("Transpose", Map.of("perm", List.of(0, 3, 1, 2)), pixels);
        images.put(flat.name(), new Image(image, shape));
        return image;
    }

    private static List<Long> sizes(Shape shape) {
        return List.of(-1L, (long) shape.height(), (long) shape.width(), (long) shape.channels());
    }

    /** Nodes that nobody reads are left out in the end. */
    String flat(String image, Shape shape) {
        String pixels = graph.node("Transpose", Map.of("perm", List.of(0, 2, 3, 1)), image);
        String flat = graph.node("Reshape", pixels, graph.constant(List.of(-1L, (long) shape.size())));
        images.put(flat, new Image(image, shape));
        return flat;
    }
}
