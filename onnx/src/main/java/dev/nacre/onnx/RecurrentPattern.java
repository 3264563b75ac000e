package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.nacre.Shape;
import java.util.List;
import java.util.Map;

/** Recognizes recurrent layers as {@link RecurrentNode} writes them: a node between nodes that change its axes. */
final class RecurrentPattern {
    private static final List<Long> STEPS_FIRST = List.of(1L, 0L, 2L);
    private static final List<Long> SAMPLES_FIRST = List.of(2L, 0L, 1L, 3L);

    private final Nodes nodes;

    RecurrentPattern(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Null if the node that ends it is something else. */
    FoundSequence find(NodeProto end) {
        NodeProto order = nodes.producer(end.getInput(0), "Transpose");
        NodeProto node = order == null ? null : nodes.producer(order.getInput(0));
        if (node == null || !RecurrentOperator.isKnown(node.getOpType())) return null;
        boolean last = !node.getOutput(0).equals(order.getInput(0));
        NodeProto steps = nodes.producer(node.getInput(0), "Transpose");
        NodeProto samples = steps == null ? null : nodes.producer(steps.getInput(0), "Reshape");
        if (samples == null
                || !nodes.integers(steps, "perm", 1).equals(STEPS_FIRST)
                || !nodes.integers(order, "perm", 1).equals(last ? STEPS_FIRST : SAMPLES_FIRST)
                || last && !node.getOutput(1).equals(order.getInput(0))) throw axes(node);
        RecurrentWeights weights = RecurrentWeights.of(node, nodes);
        List<Long> sizes = nodes.integers(samples, "shape", 1);
        if (sizes.size() != 3 || sizes.get(0) != -1 || sizes.get(1) < 1 || sizes.get(2) != weights.features())
            throw axes(node);
        Shape sequence = new Shape(Math.toIntExact(sizes.get(1)), 1, weights.features());
        int outputs = weights.outputs();
        Shape shape = last ? Shape.flat(outputs) : new Shape(sequence.height(), 1, outputs);
        if (!nodes.integers(end, "shape", 1).equals(List.of(-1L, (long) shape.size()))) throw axes(node);
        String text = last ? "lastStep(" + weights.text() + ")" : weights.text();
        return new FoundSequence(samples.getInput(0), sequence, text, shape, weights.values());
    }

    /** The end of each row; null if the node takes something else. */
    FoundSequence lastStep(NodeProto node) {
        List<Long> from = nodes.integers(node, "starts", 1);
        List<Long> to = nodes.integers(node, "ends", 2);
        boolean rows = nodes.integers(node, "axes", 3).equals(List.of(1L)) && node.getInputCount() < 5;
        if (!rows || from.size() != 1 || to.size() != 1 || from.get(0) >= 0) return null;
        long features = -from.get(0);
        long steps = to.get(0) / features;
        if (steps < 1 || steps * features != to.get(0) || to.get(0) > Integer.MAX_VALUE) return null;
        Shape step = Shape.flat((int) features);
        return new FoundSequence(
                node.getInput(0), new Shape((int) steps, 1, (int) features), "lastStep", step, Map.of());
    }

    private static OnnxException axes(NodeProto node) {
        return new OnnxException("node " + node.getName() + " (" + node.getOpType() + ") is read only between a Reshape"
                + " to samples × steps × features with a Transpose to steps × samples × features, and the same back");
    }
}
