package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.nacre.Loss;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.Set;

/**
 * Recognizes where, in a graph that was read, the network ends and the prediction of its loss begins. It compares the
 * graph's end with what is written for that loss, so every loss that can be written can be read.
 */
final class PredictionPattern {
    private static final String INPUT = "input";

    private final Nodes nodes;
    private final Nodes expected;
    private String outputs;

    private PredictionPattern(Nodes nodes, Nodes expected) {
        this.nodes = nodes;
        this.expected = expected;
    }

    /** The tensor that holds the network's outputs, from which the last tensor is predicted. */
    static String outputs(Nodes nodes, String last, Loss loss, ClassLoader... more) {
        OnnxGraph graph = new OnnxGraph(new Forms(more), Parameter::name);
        String prediction = graph.add(OnnxLayer.of(loss), new GraphTensor(INPUT, Shape.flat(1)))
                .name();
        PredictionPattern pattern =
                new PredictionPattern(nodes, new Nodes(graph.builder().build()));
        if (!pattern.matches(last, prediction))
            throw new OnnxException("the graph should end with the prediction of its loss, " + Plugins.format(loss)
                    + ": " + String.join(", ", graph.operators()));
        return pattern.outputs;
    }

    private boolean matches(String tensor, String wanted) {
        if (wanted.equals(INPUT)) {
            if (outputs == null) outputs = tensor;
            return outputs.equals(tensor);
        }
        if (expected.isConstant(wanted)) return nodes.sameConstant(tensor, expected, wanted);
        NodeProto node = producer(tensor);
        NodeProto other = expected.producer(wanted);
        if (node == null
                || !node.getOpType().equals(other.getOpType())
                || !Set.copyOf(node.getAttributeList()).equals(Set.copyOf(other.getAttributeList()))
                || node.getInputCount() != other.getInputCount()) return false;
        for (int i = 0; i < node.getInputCount(); i++) if (!matches(node.getInput(i), other.getInput(i))) return false;
        return true;
    }

    /** Without nodes that change nothing. */
    private NodeProto producer(String tensor) {
        NodeProto node = nodes.producer(tensor);
        for (int i = 0; i < nodes.count() && node != null && node.getOpType().equals("Identity"); i++)
            node = nodes.producer(node.getInput(0));
        return node;
    }
}
