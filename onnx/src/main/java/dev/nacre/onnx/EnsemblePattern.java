package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Recognizes what combines the outputs of an ensemble's members, as {@link CombinedMembers} writes it. */
final class EnsemblePattern {
    private final Nodes nodes;

    EnsemblePattern(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * The members, and how they are combined.
     *
     * @param outputs the tensor of each member
     * @param combine the way to combine them and the members' weights, as in texts
     * @param least the smallest number of outputs of a member that the layer combines in this way
     * @param most the largest number
     */
    record Members(List<String> outputs, String combine, int least, int most) {
        boolean fits(int size) {
            return least <= size && size <= most;
        }
    }

    /** Null if it is something else. */
    Members find(NodeProto node) {
        return switch (node.getOpType()) {
            case "Mean" -> {
                MeanTerms terms = MeanTerms.of(node, nodes);
                yield new Members(terms.tensors(), "mean" + terms.text(), 0, Integer.MAX_VALUE);
            }
            case "Log" -> several(shares(node));
            case "Sub" ->
                single(
                        shares(nodes.producer(node.getInput(0), "Log")),
                        shares(nodes.producer(node.getInput(1), "Log")));
            default -> null;
        };
    }

    /** The terms of the mean whose logarithm a node takes; none if it is something else. */
    private MeanTerms shares(NodeProto log) {
        NodeProto max = log == null ? null : nodes.producer(log.getInput(0), "Max");
        if (max == null || max.getInputCount() != 2 || nodes.scalar(max.getInput(1)) != CombinedMembers.LEAST)
            return MeanTerms.NONE;
        NodeProto mean = nodes.producer(max.getInput(0), "Mean");
        return mean == null ? MeanTerms.NONE : MeanTerms.of(mean, nodes);
    }

    private Members several(MeanTerms terms) {
        List<String> shares = terms.tensors();
        List<String> outputs = each(shares, this::ofSoftmax);
        if (!outputs.isEmpty()) return new Members(outputs, "probabilities" + terms.text(), 2, Integer.MAX_VALUE);
        outputs = each(shares, share -> ofVote(share, shares.get(0)));
        int size = outputs.isEmpty() ? 0 : classes(shares.get(0)).size();
        return outputs.isEmpty() ? null : new Members(outputs, "vote" + terms.text(), Math.max(2, size), size);
    }

    private Members single(MeanTerms ayes, MeanTerms noes) {
        if (!ayes.weights().equals(noes.weights())) return null;
        List<String> yes = ayes.tensors();
        List<String> no = noes.tensors();
        List<String> outputs = each(yes, share -> input(share, "Sigmoid"));
        if (!outputs.isEmpty() && outputs.equals(each(no, share -> input(input(share, "Sigmoid"), "Neg"))))
            return new Members(outputs, "probabilities" + ayes.text(), 1, 1);
        outputs = each(yes, share -> ofGreater(input(share, "Cast")));
        boolean votes =
                !outputs.isEmpty() && outputs.equals(each(no, share -> ofGreater(input(input(share, "Cast"), "Not"))));
        return votes ? new Members(outputs, "vote" + ayes.text(), 1, 1) : null;
    }

    /** What each comes from; none if one of them comes from something else. */
    private static List<String> each(List<String> shares, UnaryOperator<String> inner) {
        List<String> outputs =
                shares.stream().map(inner).flatMap(Stream::ofNullable).toList();
        return outputs.size() == shares.size() ? outputs : List.of();
    }

    /** The input of the node that computes a tensor; null if the node has another operator. */
    private String input(String tensor, String operator) {
        NodeProto node = tensor == null ? null : nodes.producer(tensor, operator);
        return node == null ? null : node.getInput(0);
    }

    private String ofSoftmax(String share) {
        NodeProto softmax = nodes.producer(share, "Softmax");
        return softmax == null || !Patterns.acrossFeatures(softmax) ? null : softmax.getInput(0);
    }

    private String ofGreater(String truth) {
        NodeProto greater = truth == null ? null : nodes.producer(truth, "Greater");
        return greater == null || greater.getInputCount() != 2 || nodes.scalar(greater.getInput(1)) != 0
                ? null
                : greater.getInput(0);
    }

    private String ofVote(String share, String first) {
        String largest = input(input(share, "Cast"), "Equal");
        NodeProto node = largest == null ? null : nodes.producer(largest, "ArgMax");
        boolean counts = node != null
                && Nodes.integer(node, "axis", 0) == 1
                && Nodes.integer(node, "keepdims", 1) == 1
                && Nodes.integer(node, "select_last_index", 0) == 0
                && classes(share).equals(classes(first));
        return counts ? node.getInput(0) : null;
    }

    /** The classes that a vote is compared with, if they are 0, 1, 2 …; else none. */
    private List<Long> classes(String share) {
        NodeProto equal = nodes.producer(String.valueOf(input(share, "Cast")), "Equal");
        if (equal == null || equal.getInputCount() != 2) return List.of();
        List<Long> classes = nodes.integers(equal, "", 1);
        return classes.equals(LongStream.range(0, classes.size()).boxed().toList()) ? classes : List.of();
    }
}
