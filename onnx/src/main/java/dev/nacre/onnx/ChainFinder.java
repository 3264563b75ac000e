package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Goes through a graph from its output to its input, layer by layer. */
final class ChainFinder {
    /** As often may a graph use what it holds: twice for tied weights, and some biases that are not there are zeros. */
    private static final int MOST_USES = 8;

    private static final int DEEPEST = 20;

    private final Nodes nodes;
    private final Patterns patterns;
    private final EnsemblePattern ensembles;
    private final Map<String, Found> known = new HashMap<>();
    private int depth;

    ChainFinder(Nodes nodes) {
        this.nodes = nodes;
        this.patterns = new Patterns(nodes);
        this.ensembles = new EnsemblePattern(nodes);
    }

    Chain find(String input, String output) {
        List<Found> layers = new ArrayList<>();
        String tensor = output;
        long numbers = MOST_USES * nodes.numbers();
        for (int count = 0; !tensor.equals(input); count++) {
            if (count > nodes.count()) throw new OnnxException("the graph goes round in a circle");
            Found found = layer(tensor);
            for (float[] weight : found.weights().values()) numbers -= weight.length;
            if (numbers < 0) throw new OnnxException("the graph uses its weights over and over");
            if (!found.text().isEmpty()) layers.add(found);
            tensor = found.input();
        }
        Collections.reverse(layers);
        return new Chain(layers);
    }

    /** The layer that makes a tensor. */
    private Found layer(String tensor) {
        Found before = known.get(tensor);
        if (before != null) return before;
        NodeProto node = nodes.producer(tensor);
        if (node == null || node.getInputCount() == 0) throw new OnnxException("nothing makes the tensor " + tensor);
        EnsemblePattern.Members members = ensembles.find(node);
        Found found = members == null ? patterns.find(node) : ensemble(members);
        known.put(tensor, found);
        return found;
    }

    /** Members begin where all of them meet: at each step the one whose tensor is made last goes back by a layer. */
    private Found ensemble(EnsemblePattern.Members members) {
        if (++depth > DEEPEST) throw new OnnxException("ensembles are nested deeper than " + DEEPEST);
        List<String> at = new ArrayList<>(members.outputs());
        List<List<Found>> layers = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) layers.add(new ArrayList<>());
        for (int last = nodes.latest(at); !at.stream().allMatch(at.get(0)::equals); last = nodes.latest(at)) {
            Found found = layer(at.get(last));
            if (nodes.place(found.input()) >= nodes.place(at.get(last)))
                throw new OnnxException("the nodes are not in the order of their computation");
            if (!found.text().isEmpty()) layers.get(last).add(found);
            at.set(last, found.input());
        }
        depth--;
        layers.forEach(Collections::reverse);
        return ensemble(at.get(0), layers.stream().map(Chain::new).toList(), members);
    }

    private Found ensemble(String input, List<Chain> chains, EnsemblePattern.Members members) {
        int inputs = chains.stream().mapToInt(Chain::inputs).max().orElse(0);
        int outputs = inputs == 0 ? 0 : chains.get(0).outputs(inputs);
        for (Chain chain : chains)
            if (chain.outputs(inputs) != outputs) throw new OnnxException("the members of an ensemble differ in size");
        if (!members.fits(outputs))
            throw new OnnxException(
                    "an ensemble's " + members.combine() + " of " + outputs + " outputs is not known here");
        String text = chains.stream()
                .map(Chain::text)
                .collect(Collectors.joining(", ", "ensemble([", "], combine=" + members.combine() + ")"));
        if (text.length() > nodes.longestText()) throw new OnnxException("the graph uses its nodes over and over");
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < chains.size(); i++) {
            String path = i + ".";
            chains.get(i).weights().forEach((name, value) -> weights.put(path + name, value));
        }
        return new Found(input, text, inputs, outputs, weights);
    }
}
