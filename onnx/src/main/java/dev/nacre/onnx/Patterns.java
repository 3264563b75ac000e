package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;

/** Finds layers in graphs: those that {@link OnnxFile} writes, and those that PyTorch writes for the same modules. */
final class Patterns {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("Identity", ""),
            Map.entry("Dropout", ""),
            Map.entry("Relu", "relu"),
            Map.entry("Sigmoid", "sigmoid"),
            Map.entry("Tanh", "tanh"),
            Map.entry("Selu", "selu"),
            Map.entry("Softplus", "softplus"),
            Map.entry("Softsign", "softsign"),
            Map.entry("HardSwish", "hardSwish"));

    private final Nodes nodes;
    private final ProductPatterns products;

    Patterns(Nodes nodes) {
        this.nodes = nodes;
        this.products = new ProductPatterns(nodes);
    }

    /** The layer whose last node makes a tensor. */
    Found find(NodeProto node) {
        String operator = node.getOpType();
        String input = node.getInput(0);
        if (PLAIN.containsKey(operator)) return new Found(input, PLAIN.get(operator));
        Found found = switch (operator) {
            case "LeakyRelu" -> new Found(input, "leakyRelu(" + Nodes.number(node, "alpha", 0.01f) + ")");
            case "Elu" -> new Found(input, "elu(" + Nodes.number(node, "alpha", 1) + ")");
            case "Celu" -> new Found(input, "celu(" + Nodes.number(node, "alpha", 1) + ")");
            case "HardSigmoid" -> hardSigmoid(node);
            case "Clip" -> clip(node);
            case "Softmax" -> acrossFeatures(node) ? new Found(input, "softmax") : null;
            case "LogSoftmax" -> acrossFeatures(node) ? new Found(input, "logSoftmax") : null;
            case "PRelu" -> prelu(node);
            case "Gemm" -> gemm(node);
            case "BatchNormalization" -> batchNorm(node);
            case "LayerNormalization" -> layerNorm(node);
            case "ReduceMax" -> maxout(node);
            case "Where" -> fill(node);
            case "Concat" -> new OneHotPattern(nodes).find(node);
            default -> products.find(node);
        };
        if (found == null)
            throw new OnnxException(
                    "node " + node.getName() + " (" + operator + ") is, with its inputs, no layer that is known here");
        return found;
    }

    static boolean acrossFeatures(NodeProto node) {
        long axis = Nodes.integer(node, "axis", -1);
        return axis == -1 || axis == 1;
    }

    private static Found hardSigmoid(NodeProto node) {
        boolean usual =
                Math.abs(Nodes.number(node, "alpha", 0.2f) - 1 / 6f) < 1e-4 && Nodes.number(node, "beta", 0.5f) == 0.5f;
        return usual ? new Found(node.getInput(0), "hardSigmoid") : null;
    }

    private Found clip(NodeProto node) {
        boolean relu6 =
                node.getInputCount() == 3 && nodes.scalar(node.getInput(1)) == 0 && nodes.scalar(node.getInput(2)) == 6;
        return relu6 ? new Found(node.getInput(0), "relu6") : null;
    }

    private Found prelu(NodeProto node) {
        float[] slope = nodes.floats(node.getInput(1));
        boolean shared = slope.length == 1;
        return new Found(
                node.getInput(0),
                "prelu(shared=" + shared + ")",
                shared ? 0 : slope.length,
                0,
                Map.of("weight", slope));
    }

    private Found gemm(NodeProto node) {
        if (Nodes.number(node, "alpha", 1) != 1
                || Nodes.number(node, "beta", 1) != 1
                || Nodes.integer(node, "transA", 0) != 0) return null;
        String bias = node.getInputCount() > 2 ? node.getInput(2) : "";
        return dense(nodes, node.getInput(0), node.getInput(1), Nodes.integer(node, "transB", 0) == 1, bias);
    }

    /** A weight of shape (out, in), or (in, out) if not transposed. No bias is a bias of zeros. */
    static Found dense(Nodes nodes, String input, String weight, boolean transposed, String bias) {
        List<Long> shape = nodes.shape(weight);
        if (shape.size() != 2) return null;
        float[] w = nodes.floats(weight);
        int units = Math.toIntExact(shape.get(transposed ? 0 : 1));
        int inputs = Math.toIntExact(shape.get(transposed ? 1 : 0));
        if (units == 0 || inputs == 0) return null;
        float[] b = bias.isEmpty() ? new float[units] : nodes.floats(bias);
        Map<String, float[]> weights = Map.of(
                "weight",
                transposed ? w : transpose(w, inputs, units),
                "bias",
                b.length == 1 ? filled(b[0], units) : b);
        return new Found(input, "dense(" + units + ")", inputs, units, weights);
    }

    private static float[] transpose(float[] w, int rows, int columns) {
        float[] t = new float[w.length];
        for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) t[c * rows + r] = w[r * columns + c];
        return t;
    }

    private static float[] filled(float value, int length) {
        float[] array = new float[length];
        java.util.Arrays.fill(array, value);
        return array;
    }

    private Found batchNorm(NodeProto node) {
        if (Nodes.integer(node, "training_mode", 0) != 0) return null;
        float[] weight = nodes.floats(node.getInput(1));
        return new Found(
                node.getInput(0),
                "batchNorm(epsilon=" + Nodes.number(node, "epsilon", 1e-5f) + ")",
                weight.length,
                0,
                Map.of(
                        "weight", weight,
                        "bias", nodes.floats(node.getInput(2)),
                        "running_mean", nodes.floats(node.getInput(3)),
                        "running_var", nodes.floats(node.getInput(4))));
    }

    private Found layerNorm(NodeProto node) {
        if (!acrossFeatures(node)) return null;
        float[] weight = nodes.floats(node.getInput(1));
        float[] bias = node.getInputCount() > 2 ? nodes.floats(node.getInput(2)) : new float[weight.length];
        return new Found(
                node.getInput(0),
                "layerNorm(epsilon=" + Nodes.number(node, "epsilon", 1e-5f) + ")",
                weight.length,
                0,
                Map.of("weight", weight, "bias", bias));
    }

    /** Constants in the place of NaN. */
    private Found fill(NodeProto node) {
        NodeProto missing = nodes.producer(node.getInput(0), "IsNaN");
        if (missing == null || !missing.getInput(0).equals(node.getInput(2)) || !nodes.isConstant(node.getInput(1)))
            return null;
        float[] fill = nodes.floats(node.getInput(1));
        return new Found(
                node.getInput(2), "fillMissing(constant)", fill.length, 0, Map.of("fill", fill, "fitted", new float[] {1
                }));
    }

    private Found maxout(NodeProto node) {
        NodeProto reshape = nodes.producer(node.getInput(0), "Reshape");
        if (reshape == null
                || Nodes.integer(node, "keepdims", 1) != 0
                || !nodes.integers(node, "axes", 1).equals(List.of(1L))) return null;
        List<Long> shape = nodes.integers(reshape, "shape", 1);
        if (shape.size() != 3 || shape.get(1) < 1 || shape.get(2) < 1) return null;
        int pieces = Math.toIntExact(shape.get(1));
        int size = Math.toIntExact(Math.multiplyExact(shape.get(1), shape.get(2)));
        return new Found(reshape.getInput(0), "maxout(" + pieces + ")", size, 0, pieces, Map.of());
    }
}
