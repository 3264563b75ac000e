package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks through a graph from its output to its input, layer by layer. */
final class LayerFinder {
    private static final int DEEPEST = 20;

    private final Nodes nodes;
    private final Patterns patterns;
    private final EnsemblePattern ensembles;
    private final Map<String, FoundLayer> known = new HashMap<>();
    private int depth;

    LayerFinder(Nodes nodes) {
        this.nodes = nodes;
        this.patterns = new Patterns(nodes);
        this.ensembles = new EnsemblePattern(nodes);
    }

    FoundChain find(String input, String output) {
        List<FoundLayer> layers = new ArrayList<>();
        String tensor = output;
        long numbers = (long) Nodes.MOST_USES * nodes.numbers();
        for (int count = 0; !tensor.equals(input); count++) {
            if (count > nodes.count()) throw new OnnxException("the graph has a cycle");
            FoundLayer found = layer(tensor);
            for (float[] weight : found.weights().values()) numbers -= weight.length;
            if (numbers < 0) throw new OnnxException("the graph uses its weights over and over");
            if (!found.text().isEmpty()) layers.add(found);
            tensor = found.input();
        }
        Collections.reverse(layers);
        return new FoundChain(layers);
    }

    /** The layer that computes a tensor. */
    private FoundLayer layer(String tensor) {
        FoundLayer before = known.get(tensor);
        if (before != null) return before;
        NodeProto node = nodes.producer(tensor);
        if (node == null || node.getInputCount() == 0) throw new OnnxException("no node computes the tensor " + tensor);
        EnsemblePattern.Members members = ensembles.find(node);
        FoundLayer found = members == null ? patterns.find(node) : ensemble(members);
        known.put(tensor, found);
        return found;
    }

    /**
     * Members begin where all of them meet: in each step the member whose tensor is computed last goes back by a layer.
     */
    private FoundLayer ensemble(EnsemblePattern.Members members) {
        if (++depth > DEEPEST) throw new OnnxException("ensembles are nested deeper than " + DEEPEST);
        List<String> at = new ArrayList<>(members.outputs());
        List<List<FoundLayer>> layers = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) layers.add(new ArrayList<>());
        for (int last = nodes.latest(at); !at.stream().allMatch(at.get(0)::equals); last = nodes.latest(at)) {
            FoundLayer found = layer(at.get(last));
            if (nodes.place(found.input()) >= nodes.place(at.get(last)))
                throw new OnnxException("the nodes are not in the order in which they are computed");
            if (!found.text().isEmpty()) layers.get(last).add(found);
            at.set(last, found.input());
        }
        depth--;
        layers.forEach(Collections::reverse);
        return ensemble(at.get(0), layers.stream().map(FoundChain::new).toList(), members);
    }

    private FoundLayer ensemble(String input, List<FoundChain> chains, EnsemblePattern.Members members) {
        int inputs = chains.stream().mapToInt(FoundChain::inputs).max().orElse(0);
        int outputs = inputs == 0 ? 0 : chains.get(0).outputs(inputs);
        for (FoundChain chain : chains)
            if (chain.outputs(inputs) != outputs) throw new OnnxException("the members of an ensemble differ in size");
        if (!members.fits(outputs))
            throw new OnnxException(
                    "an ensemble's " + members.combine() + " of " + outputs + " outputs is not supported");
        String text = chains.stream()
                .map(FoundChain::text)
                .collect(Collectors.joining(", ", "ensemble([", "], combine=" + members.combine() + ")"));
        if (text.length() > nodes.longestText()) throw new OnnxException("the graph uses its nodes over and over");
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < chains.size(); i++) {
            String path = i + ".";
            chains.get(i).weights().forEach((name, value) -> weights.put(path + name, value));
        }
        return new FoundLayer(input, text, inputs, outputs, weights);
    }
}
