package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recurrent layer, or one for each direction, as a node.
 *
 * @param operator {@code RNN}, {@code GRU} or {@code LSTM}
 * @param directions one layer, or two
 */
record RecurrentNode(RecurrentOperator operator, List<OnnxLayer> directions) {
    private static final Set<String> NAMES = Set.of("recurrent", "gru", "lstm", "bidirectional");

    static boolean isKnown(OnnxLayer layer) {
        return NAMES.contains(layer.name());
    }

    static RecurrentNode of(OnnxLayer layer) {
        List<OnnxLayer> directions =
                layer.name().equals("bidirectional") ? layer.children("", "inner") : List.of(layer);
        return new RecurrentNode(RecurrentOperator.of(directions.get(0).name()), directions);
    }

    /** The outputs at all steps, samples × (steps · directions · units). */
    String all(GraphTensor input, OnnxGraph graph) {
        String all = add(input, graph, 0);
        return flat(all, List.of(2, 0, 1, 3), input.shape().height() * directions.size() * units(), graph);
    }

    /** The outputs of each direction at its last step, samples × (directions · units). */
    String last(GraphTensor input, OnnxGraph graph) {
        return flat(add(input, graph, 1), List.of(1, 0, 2), directions.size() * units(), graph);
    }

    private static String flat(String tensor, List<Integer> order, long size, OnnxGraph graph) {
        String samples = graph.node("Transpose", Map.of("perm", order), tensor);
        return graph.node("Reshape", samples, graph.constant(List.of(-1L, size)));
    }

    private int units() {
        return directions.get(0).built().shape().channels();
    }

    private String add(GraphTensor input, OnnxGraph graph, int output) {
        Shape shape = input.shape();
        long steps = shape.height();
        long features = (long) shape.width() * shape.channels();
        String samples = graph.node("Reshape", input.name(), graph.constant(List.of(-1L, steps, features)));
        String sequence = graph.node("Transpose", Map.of("perm", List.of(1, 0, 2)), samples);
        long sums = (long) operator.gates() * units();
        String w = graph.constant("weights", List.of(count(), sums, features), weights("weight_ih_l0"));
        String r = graph.constant("recurrent weights", List.of(count(), sums, (long) units()), weights("weight_hh_l0"));
        String b = graph.constant("biases", List.of(count(), 2 * sums), biases());
        return graph.node(output, operator.name(), attributes(), sequence, w, r, b);
    }

    private long count() {
        return directions.size();
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new TreeMap<>(operator.attributes());
        attributes.put("hidden_size", units());
        if (count() == 2) attributes.put("direction", "bidirectional");
        if (operator == RecurrentOperator.RNN)
            attributes.putAll(RecurrentActivation.attributes(directions.get(0), directions.size()));
        return attributes;
    }

    private float[] weights(String name) {
        return joined(directions.stream().map(layer -> values(layer, name)).toList());
    }

    private float[] biases() {
        List<float[]> parts = new ArrayList<>();
        for (OnnxLayer layer : directions) {
            parts.add(values(layer, "bias_ih_l0"));
            parts.add(values(layer, "bias_hh_l0"));
        }
        return joined(parts);
    }

    /** The second direction's parameters have a name of their own. */
    private float[] values(OnnxLayer layer, String name) {
        String end = layer == directions.get(0) ? "" : "_reverse";
        return operator.toOnnx(layer.parameter(name + end).toFileOrder());
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
