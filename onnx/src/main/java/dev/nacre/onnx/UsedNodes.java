package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out nodes and constants from which no output follows. */
final class UsedNodes {
    private UsedNodes() {}

    static void keep(GraphProto.Builder graph) {
        Set<String> used = new HashSet<>();
        graph.getOutputList().forEach(output -> used.add(output.getName()));
        List<NodeProto> nodes = new ArrayList<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            if (node.getOutputList().stream().noneMatch(used::contains)) continue;
            used.addAll(node.getInputList());
            nodes.add(node);
        }
        Collections.reverse(nodes);
        graph.clearNode().addAllNode(nodes);
        for (int i = graph.getInitializerCount() - 1; i >= 0; i--)
            if (!used.contains(graph.getInitializer(i).getName())) graph.removeInitializer(i);
    }
}
