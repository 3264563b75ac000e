package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks through a graph from its output to its input, layer by layer. */
final class LayerFinder {
    private static final int DEEPEST = 20;

    private final Nodes nodes;
    private final Patterns patterns;
    private final EnsemblePattern ensembles;
    private final Map<String, Found> known = new HashMap<>();
    private int depth;

    LayerFinder(Nodes nodes) {
        this.nodes = nodes;
        this.patterns = new Patterns(nodes);
        this.ensembles = new EnsemblePattern(nodes);
    }

    FoundChain find(String input, String output) {
        List<Found> layers = new ArrayList<>();
        String tensor = output;
        long numbers = (long) Nodes.MOST_USES * nodes.numbers();
        for (int count = 0; !tensor.equals(input); count++) {
            if (count > nodes.count()) throw new OnnxException("the graph has a cycle");
            Found found = layer(tensor);
            numbers -= found.numbers();
            if (numbers < 0) throw new OnnxException("the graph uses its weights over and over");
            layers.add(found);
            tensor = found.input();
        }
        Collections.reverse(layers);
        return new FoundChain(layers);
    }

    /** The layer that computes a tensor. */
    private Found layer(String tensor) {
        Found before = known.get(tensor);
        if (before != null) return before;
        NodeProto node = nodes.producer(tensor);
        if (node == null || node.getInputCount() == 0) throw new OnnxException("no node computes the tensor " + tensor);
        Found found = find(node);
        known.put(tensor, found);
        return found;
    }

    private Found find(NodeProto node) {
        EnsemblePattern.Members members = ensembles.find(node);
        if (members != null) {
            Branches branches = branches(members.outputs());
            return checked(FoundBranches.ensemble(branches.input(), branches.chains(), members));
        }
        if (!isResidual(node)) return patterns.find(node);
        Branches branches = branches(node.getInputList());
        return checked(FoundBranches.residual(branches.input(), branches.chains()));
    }

    /** A sum of two tensors, neither of them a constant. */
    private boolean isResidual(NodeProto node) {
        return node.getOpType().equals("Add")
                && node.getInputCount() == 2
                && node.getInputList().stream().noneMatch(nodes::isConstant);
    }

    private FoundBranches checked(FoundBranches found) {
        if (found.length() > nodes.longestText()) throw new OnnxException("the graph uses its nodes over and over");
        return found;
    }

    private record Branches(String input, List<FoundChain> chains) {}

    /**
     * Branches begin where all of them meet: in each step the one whose tensor is computed last goes back by a layer.
     */
    private Branches branches(List<String> outputs) {
        if (++depth > DEEPEST) throw new OnnxException("ensembles or sums are nested deeper than " + DEEPEST);
        List<String> at = new ArrayList<>(outputs);
        List<List<Found>> layers = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) layers.add(new ArrayList<>());
        for (int last = nodes.latest(at); !at.stream().allMatch(at.get(0)::equals); last = nodes.latest(at)) {
            Found found = layer(at.get(last));
            if (nodes.place(found.input()) >= nodes.place(at.get(last)))
                throw new OnnxException("the nodes are not in the order in which they are computed");
            layers.get(last).add(found);
            at.set(last, found.input());
        }
        depth--;
        layers.forEach(Collections::reverse);
        return new Branches(at.get(0), layers.stream().map(FoundChain::new).toList());
    }
}
