package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;

/** Recognizes layers in graphs: as {@link OnnxFile} writes them, and as PyTorch writes the same modules. */
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
    private final ImagePatterns images;
    private final RecurrentPattern recurrent;

    Patterns(Nodes nodes) {
        this.nodes = nodes;
        this.products = new ProductPatterns(nodes);
        this.images = new ImagePatterns(nodes);
        this.recurrent = new RecurrentPattern(nodes);
    }

    /** The layer that ends with a node. */
    Found find(NodeProto node) {
        String operator = node.getOpType();
        String input = node.getInput(0);
        if (PLAIN.containsKey(operator)) return new FoundLayer(input, PLAIN.get(operator));
        Found found = switch (operator) {
            case "LeakyRelu" -> new FoundLayer(input, "leakyRelu(" + Nodes.number(node, "alpha", 0.01f) + ")");
            case "Elu" -> new FoundLayer(input, "elu(" + Nodes.number(node, "alpha", 1) + ")");
            case "Celu" -> new FoundLayer(input, "celu(" + Nodes.number(node, "alpha", 1) + ")");
            case "HardSigmoid" -> hardSigmoid(node);
            case "Clip" -> clip(node);
            case "Softmax" -> softmax(node, "softmax");
            case "LogSoftmax" -> softmax(node, "logSoftmax");
            case "PRelu" -> prelu(node);
            case "Gemm" -> gemm(node);
            case "BatchNormalization" -> batchNorm(node);
            case "LayerNormalization" -> layerNorm(node);
            case "ReduceMax" -> maxout(node);
            case "Reshape" -> reshaped(node);
            case "Slice" -> recurrent.lastStep(node);
            case "Tile" -> repeat(node);
            case "Where" -> fill(node);
            case "Concat" -> new OneHotPattern(nodes).find(node);
            default -> products.find(node);
        };
        if (found == null) found = images.find(node);
        if (found == null)
            throw new OnnxException(
                    "node " + node.getName() + " (" + operator + ") and its inputs are no layer that can be read");
        return found;
    }

    /** The last axis is that of features in a row, but not that of an image's channels. */
    private static Found softmax(NodeProto node, String name) {
        FoundLayer layer = new FoundLayer(node.getInput(0), name);
        long axis = Nodes.integer(node, "axis", -1);
        if (axis == 1 || axis == -3) return layer;
        return acrossFeatures(node) ? new FoundRow(layer) : null;
    }

    static boolean acrossFeatures(NodeProto node) {
        long axis = Nodes.integer(node, "axis", -1);
        return axis == -1 || axis == 1;
    }

    private static FoundLayer hardSigmoid(NodeProto node) {
        boolean usual =
                Math.abs(Nodes.number(node, "alpha", 0.2f) - 1 / 6f) < 1e-4 && Nodes.number(node, "beta", 0.5f) == 0.5f;
        return usual ? new FoundLayer(node.getInput(0), "hardSigmoid") : null;
    }

    private FoundLayer clip(NodeProto node) {
        boolean relu6 =
                node.getInputCount() == 3 && nodes.scalar(node.getInput(1)) == 0 && nodes.scalar(node.getInput(2)) == 6;
        return relu6 ? new FoundLayer(node.getInput(0), "relu6") : null;
    }

    private FoundLayer prelu(NodeProto node) {
        float[] slope = nodes.floats(node.getInput(1));
        boolean shared = slope.length == 1;
        return new FoundLayer(
                node.getInput(0),
                "prelu(shared=" + shared + ")",
                shared ? 0 : slope.length,
                0,
                Map.of("weight", slope));
    }

    private FoundLayer gemm(NodeProto node) {
        if (Nodes.number(node, "alpha", 1) != 1
                || Nodes.number(node, "beta", 1) != 1
                || Nodes.integer(node, "transA", 0) != 0) return null;
        String bias = node.getInputCount() > 2 ? node.getInput(2) : "";
        return dense(nodes, node.getInput(0), node.getInput(1), Nodes.integer(node, "transB", 0) == 1, bias);
    }

    /** A weight of shape (out, in), or (in, out) if not transposed. Without a bias it is zeros. */
    static FoundLayer dense(Nodes nodes, String input, String weight, boolean transposed, String bias) {
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
        return new FoundLayer(input, "dense(" + units + ")", inputs, units, weights);
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

    private FoundLayer batchNorm(NodeProto node) {
        if (Nodes.integer(node, "training_mode", 0) != 0) return null;
        Map<String, float[]> weights = Map.of(
                "weight", nodes.floats(node.getInput(1)),
                "bias", nodes.floats(node.getInput(2)),
                "running_mean", nodes.floats(node.getInput(3)),
                "running_var", nodes.floats(node.getInput(4)));
        int size = weights.get("weight").length;
        if (weights.values().stream().anyMatch(value -> value.length != size))
            throw new OnnxException("the constants of node " + node.getName() + " differ in size");
        return new FoundLayer(
                node.getInput(0), "batchNorm(epsilon=" + Nodes.number(node, "epsilon", 1e-5f) + ")", size, 0, weights);
    }

    private FoundRepeat repeat(NodeProto node) {
        List<Long> times = nodes.integers(node, "repeats", 1);
        boolean rows = times.size() == 2 && times.get(0) == 1 && times.get(1) >= 1 && times.get(1) < Integer.MAX_VALUE;
        return rows ? new FoundRepeat(node.getInput(0), Math.toIntExact(times.get(1))) : null;
    }

    private Found reshaped(NodeProto node) {
        FoundSequence sequence = recurrent.find(node);
        return sequence == null ? perChannel(node) : sequence;
    }

    /** A layer of channels, for which the features of an image became a row for each pixel, and back. */
    private FoundLayer perChannel(NodeProto last) {
        NodeProto node = nodes.producer(last.getInput(0));
        NodeProto first = node == null ? null : nodes.producer(node.getInput(0), "Reshape");
        if (first == null) return null;
        FoundLayer layer = switch (node.getOpType()) {
            case "BatchNormalization" -> batchNorm(node);
            case "PRelu" -> prelu(node);
            default -> null;
        };
        if (layer == null || !nodes.integers(first, "shape", 1).equals(List.of(-1L, (long) layer.inputs())))
            return null;
        List<Long> samples = nodes.integers(last, "shape", 1);
        if (samples.size() != 2 || samples.get(0) != -1 || samples.get(1) < 1) return null;
        return new FoundLayer(first.getInput(0), layer.text(), Math.toIntExact(samples.get(1)), 0, layer.weights());
    }

    private FoundLayer layerNorm(NodeProto node) {
        if (!acrossFeatures(node)) return null;
        float[] weight = nodes.floats(node.getInput(1));
        float[] bias = node.getInputCount() > 2 ? nodes.floats(node.getInput(2)) : new float[weight.length];
        return new FoundLayer(
                node.getInput(0),
                "layerNorm(epsilon=" + Nodes.number(node, "epsilon", 1e-5f) + ")",
                weight.length,
                0,
                Map.of("weight", weight, "bias", bias));
    }

    /** Constants in place of NaN. */
    private FoundLayer fill(NodeProto node) {
        NodeProto missing = nodes.producer(node.getInput(0), "IsNaN");
        if (missing == null || !missing.getInput(0).equals(node.getInput(2)) || !nodes.isConstant(node.getInput(1)))
            return null;
        float[] fill = nodes.floats(node.getInput(1));
        return new FoundLayer(
                node.getInput(2), "fillMissing(constant)", fill.length, 0, Map.of("fill", fill, "fitted", new float[] {1
                }));
    }

    private FoundLayer maxout(NodeProto node) {
        NodeProto reshape = nodes.producer(node.getInput(0), "Reshape");
        if (reshape == null
                || Nodes.integer(node, "keepdims", 1) != 0
                || !nodes.integers(node, "axes", 1).equals(List.of(1L))) return null;
        List<Long> shape = nodes.integers(reshape, "shape", 1);
        if (shape.size() != 3 || shape.get(1) < 1 || shape.get(2) < 1) return null;
        int pieces = Math.toIntExact(shape.get(1));
        int size = Math.toIntExact(Math.multiplyExact(shape.get(1), shape.get(2)));
        return new FoundLayer(reshape.getInput(0), "maxout(" + pieces + ")", size, 0, pieces, Map.of());
    }
}
