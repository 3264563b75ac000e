package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Ensembles: the mean of the members' outputs, or the logits of their mean probabilities or of their votes. */
@AutoService(OnnxForm.class)
public final class EnsembleForm implements OnnxForm {
    private static final int FLOAT = 1;

    /** The layer's own lower bound of probabilities, as 0 has no logit. */
    static final float LEAST = 1e-7f;

    /** For ServiceLoader. */
    public EnsembleForm() {}

    @Override
    public Set<String> names() {
        return Set.of("ensemble");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        List<GraphTensor> members = layer.children("members").stream()
                .map(member -> graph.add(member, input))
                .toList();
        return combined(layer, members, graph);
    }

    /** By the layer's {@code combine}. */
    static String combined(OnnxLayer layer, List<GraphTensor> members, OnnxGraph graph) {
        boolean single = members.get(0).size() == 1;
        return switch (layer.choice("combine")) {
            case "MEAN" -> mean(members, UnaryOperator.identity(), graph);
            case "PROBABILITIES" -> single ? odds(members, graph) : softmax(members, graph);
            case "VOTE" -> single ? ayesAndNoes(members, graph) : votes(members, graph);
            default ->
                throw new OnnxException(layer.place() + ": combine=" + layer.choice("combine") + " has no ONNX form");
        };
    }

    private static String mean(List<GraphTensor> members, UnaryOperator<String> nodes, OnnxGraph graph) {
        return graph.node(
                "Mean", members.stream().map(GraphTensor::name).map(nodes).toArray(String[]::new));
    }

    private static String log(String probability, OnnxGraph graph) {
        return graph.node("Log", graph.node("Max", probability, graph.constant(LEAST)));
    }

    private static String softmax(List<GraphTensor> members, OnnxGraph graph) {
        return log(mean(members, y -> graph.node("Softmax", Map.of("axis", -1), y), graph), graph);
    }

    /** 1 − sigmoid(y) is sigmoid(−y), without the digits that the difference loses. */
    private static String odds(List<GraphTensor> members, OnnxGraph graph) {
        String yes = mean(members, y -> graph.node("Sigmoid", y), graph);
        String no = mean(members, y -> graph.node("Sigmoid", graph.node("Neg", y)), graph);
        return graph.node("Sub", log(yes, graph), log(no, graph));
    }

    private static String votes(List<GraphTensor> members, OnnxGraph graph) {
        String classes = graph.constant(
                LongStream.range(0, members.get(0).size()).boxed().toList());
        return log(
                mean(
                        members,
                        y -> number(
                                graph.node("Equal", graph.node("ArgMax", Map.of("axis", 1, "keepdims", 1), y), classes),
                                graph),
                        graph),
                graph);
    }

    private static String ayesAndNoes(List<GraphTensor> members, OnnxGraph graph) {
        String zero = graph.constant(0);
        String yes = mean(members, y -> number(graph.node("Greater", y, zero), graph), graph);
        String no = mean(members, y -> number(graph.node("Not", graph.node("Greater", y, zero)), graph), graph);
        return graph.node("Sub", log(yes, graph), log(no, graph));
    }

    private static String number(String truth, OnnxGraph graph) {
        return graph.node("Cast", Map.of("to", FLOAT), truth);
    }
}
