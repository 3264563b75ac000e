package dev.nacre.onnx;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The nodes that combine the outputs of an ensemble's members. A weighted mean is a mean of products.
 *
 * @param members the outputs of each
 * @param weights how much each counts; none if all count alike
 * @param graph to add to
 */
record CombinedMembers(List<GraphTensor> members, List<?> weights, OnnxGraph graph) {
    private static final int FLOAT = 1;

    /** The layer's own lower bound of probabilities, as 0 has no logit. */
    static final float LEAST = 1e-7f;

    String mean() {
        return mean(UnaryOperator.identity());
    }

    String probabilities() {
        return single() ? odds() : log(mean(y -> graph.node("Softmax", Map.of("axis", -1), y)));
    }

    String votes() {
        return single() ? ayesAndNoes() : ballots();
    }

    private boolean single() {
        return members.get(0).size() == 1;
    }

    private String mean(UnaryOperator<String> nodes) {
        return graph.node(
                "Mean",
                IntStream.range(0, members.size())
                        .mapToObj(i -> weighted(nodes.apply(members.get(i).name()), i))
                        .toArray(String[]::new));
    }

    /** By factors whose mean is 1. */
    private String weighted(String term, int member) {
        if (weights.isEmpty()) return term;
        double total = weights.stream().mapToDouble(w -> (Float) w).sum();
        float factor = (float) ((Float) weights.get(member) * members.size() / total);
        return graph.node("Mul", term, graph.constant(factor));
    }

    private String log(String probability) {
        return graph.node("Log", graph.node("Max", probability, graph.constant(LEAST)));
    }

    /** 1 − sigmoid(y) is sigmoid(−y), without the digits that the difference loses. */
    private String odds() {
        String yes = mean(y -> graph.node("Sigmoid", y));
        String no = mean(y -> graph.node("Sigmoid", graph.node("Neg", y)));
        return graph.node("Sub", log(yes), log(no));
    }

    private String ballots() {
        String classes = graph.constant(
                LongStream.range(0, members.get(0).size()).boxed().toList());
        Map<String, Object> oneEach = Map.of("axis", 1, "keepdims", 1);
        return log(mean(y -> number(graph.node("Equal", graph.node("ArgMax", oneEach, y), classes))));
    }

    private String ayesAndNoes() {
        String zero = graph.constant(0);
        String yes = mean(y -> number(graph.node("Greater", y, zero)));
        String no = mean(y -> number(graph.node("Not", graph.node("Greater", y, zero))));
        return graph.node("Sub", log(yes), log(no));
    }

    private String number(String truth) {
        return graph.node("Cast", Map.of("to", FLOAT), truth);
    }
}
