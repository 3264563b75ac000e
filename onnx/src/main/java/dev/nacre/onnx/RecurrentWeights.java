package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recurrent layer of a graph that was read.
 *
 * @param text its description
 * @param features numbers of a step
 * @param outputs for each step, both directions together
 * @param values name → value
 */
record RecurrentWeights(String text, int features, int outputs, Map<String, float[]> values) {
    /** Inputs after weights and biases: lengths of sequences, initial states, peepholes. */
    private static final int FIRST_UNKNOWN_INPUT = 4;

    static RecurrentWeights of(NodeProto node, Nodes nodes) {
        RecurrentOperator operator = RecurrentOperator.valueOf(node.getOpType());
        requireKnown(node, operator);
        List<Long> shape = nodes.shape(node.getInput(1));
        List<Long> recurrent = nodes.shape(node.getInput(2));
        if (shape.size() != 3 || recurrent.size() != 3 || shape.contains(0L) || shape.get(0) > 2)
            throw refused(node, "has weights of shape " + shape + " and " + recurrent);
        int directions = Math.toIntExact(shape.get(0));
        int units = Math.toIntExact(recurrent.get(2));
        long sums = (long) operator.gates() * units;
        if (shape.get(1) != sums || !recurrent.equals(List.of((long) directions, sums, (long) units)))
            throw refused(node, "has weights of shape " + shape + " and " + recurrent);
        String text = operator.layer() + "(" + units + RecurrentActivation.text(node, operator) + ")";
        return new RecurrentWeights(
                directions == 2 ? "bidirectional(" + text + ")" : text,
                Math.toIntExact(shape.get(2)),
                directions * units,
                values(node, nodes, operator, directions, units));
    }

    private static void requireKnown(NodeProto node, RecurrentOperator operator) {
        String direction = Nodes.text(node, "direction", "forward");
        if (direction.equals("reverse")) throw refused(node, "reads sequences from their end only");
        if (Nodes.integer(node, "layout", 0) != 0) throw refused(node, "has layout 1; export it with layout 0");
        if (Nodes.integer(node, "input_forget", 0) != 0) throw refused(node, "couples input and forget gates");
        if (Nodes.number(node, "clip", 0) != 0) throw refused(node, "clips its sums");
        if (operator == RecurrentOperator.GRU && Nodes.integer(node, "linear_before_reset", 0) == 0)
            throw refused(node, "applies the reset gate before the product; export it with linear_before_reset=1");
        for (int i = FIRST_UNKNOWN_INPUT; i < node.getInputCount(); i++)
            if (!node.getInput(i).isEmpty()) throw refused(node, "has lengths, initial states or peepholes");
    }

    static OnnxException refused(NodeProto node, String what) {
        return new OnnxException(
                "node " + node.getName() + " (" + node.getOpType() + ") " + what + ", for which there is no layer");
    }

    private static Map<String, float[]> values(
            NodeProto node, Nodes nodes, RecurrentOperator operator, int directions, int units) {
        float[] w = nodes.floats(node.getInput(1));
        float[] r = nodes.floats(node.getInput(2));
        int sums = operator.gates() * units;
        boolean biased = node.getInputCount() > 3 && !node.getInput(3).isEmpty();
        float[] b = biased ? nodes.floats(node.getInput(3)) : new float[2 * directions * sums];
        if (b.length != 2 * directions * sums) throw refused(node, "has " + b.length + " biases");
        Map<String, float[]> values = new HashMap<>();
        for (int d = 0; d < directions; d++) {
            String end = d == 0 ? "_l0" : "_l0_reverse";
            values.put("weight_ih" + end, operator.fromOnnx(part(w, d, directions)));
            values.put("weight_hh" + end, operator.fromOnnx(part(r, d, directions)));
            values.put("bias_ih" + end, operator.fromOnnx(part(b, 2 * d, 2 * directions)));
            values.put("bias_hh" + end, operator.fromOnnx(part(b, 2 * d + 1, 2 * directions)));
        }
        return values;
    }

    private static float[] part(float[] all, int part, int parts) {
        int n = all.length / parts;
        return Arrays.copyOfRange(all, part * n, (part + 1) * n);
    }
}
