package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Recognizes layers that end with a sum, difference, product or quotient of two tensors. */
final class ProductPatterns {
    private final Nodes nodes;

    ProductPatterns(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Null if it is none of these. */
    FoundLayer find(NodeProto node) {
        if (node.getInputCount() != 2) return null;
        return switch (node.getOpType()) {
            case "Mul" -> product(node);
            case "Add" -> sum(node);
            case "Sub" -> difference(node);
            case "Div" -> quotient(node);
            case "MatMul" -> Patterns.dense(nodes, node.getInput(0), node.getInput(1), false, "");
            default -> null;
        };
    }

    private FoundLayer product(NodeProto node) {
        String x = gelu(node, false);
        if (x != null) return new FoundLayer(x, "gelu");
        x = gelu(node, true);
        if (x != null) return new FoundLayer(x, "gelu(approximate=true)");
        for (int i = 0; i < 2; i++) {
            float factor = nodes.scalar(node.getInput(i));
            if (!Float.isNaN(factor)) return new FoundLayer(node.getInput(1 - i), "scale(" + factor + ")");
            FoundLayer gated = gated(node.getInput(1 - i), node.getInput(i));
            if (gated != null) return gated;
        }
        return null;
    }

    /** x times a function of x: swish, mish; one half times a function of the other: glu. */
    private FoundLayer gated(String x, String gate) {
        NodeProto sigmoid = nodes.producer(gate, "Sigmoid");
        if (sigmoid != null) {
            String inner = sigmoid.getInput(0);
            if (inner.equals(x)) return new FoundLayer(x, "swish");
            NodeProto scaled = nodes.producer(inner, "Mul");
            if (scaled != null && scaled.getInputCount() == 2)
                for (int i = 0; i < 2; i++)
                    if (scaled.getInput(i).equals(x) && nodes.scalar(scaled.getInput(1 - i)) > 0)
                        return new FoundLayer(x, "swish(" + nodes.scalar(scaled.getInput(1 - i)) + ")");
            return glu(nodes.producer(x, "Slice"), nodes.producer(inner, "Slice"));
        }
        NodeProto tanh = nodes.producer(gate, "Tanh");
        NodeProto softplus = tanh == null ? null : nodes.producer(tanh.getInput(0), "Softplus");
        return softplus != null && softplus.getInput(0).equals(x) ? new FoundLayer(x, "mish") : null;
    }

    private FoundLayer glu(NodeProto first, NodeProto second) {
        if (first == null || second == null || !first.getInput(0).equals(second.getInput(0))) return null;
        List<Long> from = nodes.integers(first, "starts", 1);
        List<Long> middle = nodes.integers(first, "ends", 2);
        List<Long> end = nodes.integers(second, "ends", 2);
        boolean halves = from.equals(List.of(0L))
                && middle.size() == 1
                && nodes.integers(second, "starts", 1).equals(middle)
                && end.equals(List.of(2 * middle.get(0)))
                && nodes.integers(first, "axes", 3).equals(List.of(1L))
                && nodes.integers(second, "axes", 3).equals(List.of(1L));
        return halves && middle.get(0) > 0
                ? new FoundLayer(first.getInput(0), "glu", Math.toIntExact(end.get(0)), 0, 2, Map.of())
                : null;
    }

    /**
     * x · (1 + f(x)) / 2, the half at x or at the end, f being erf(x / √2) or tanh(√(2/π) · (x + 0.044715 x³)); gives
     * x.
     */
    private String gelu(NodeProto node, boolean approximate) {
        String whole = nodes.beside(node, 0.5);
        NodeProto product = whole == null ? node : nodes.producer(whole, "Mul");
        if (product == null || product.getInputCount() != 2) return null;
        for (int i = 0; i < 2; i++) {
            NodeProto sum = nodes.producer(product.getInput(i), "Add");
            String odd = sum == null ? null : nodes.beside(sum, 1);
            if (odd == null) continue;
            String x = product.getInput(1 - i);
            if (whole == null) {
                NodeProto half = nodes.producer(x, "Mul");
                x = half == null ? null : nodes.beside(half, 0.5);
            }
            String inner = approximate ? cubic(odd) : erf(odd);
            if (x != null && x.equals(inner)) return x;
        }
        return null;
    }

    private String erf(String tensor) {
        NodeProto erf = nodes.producer(tensor, "Erf");
        if (erf == null) return null;
        NodeProto scaled = nodes.producer(erf.getInput(0), "Mul");
        if (scaled != null) return nodes.beside(scaled, Math.sqrt(0.5));
        scaled = nodes.producer(erf.getInput(0), "Div");
        return scaled != null && Math.abs(nodes.scalar(scaled.getInput(1)) - Math.sqrt(2)) < 1e-4
                ? scaled.getInput(0)
                : null;
    }

    private String cubic(String tensor) {
        NodeProto tanh = nodes.producer(tensor, "Tanh");
        NodeProto scaled = tanh == null ? null : nodes.producer(tanh.getInput(0), "Mul");
        String sum = scaled == null ? null : nodes.beside(scaled, Math.sqrt(2 / Math.PI));
        NodeProto add = sum == null ? null : nodes.producer(sum, "Add");
        if (add == null || add.getInputCount() != 2) return null;
        String x = add.getInput(0);
        NodeProto term = nodes.producer(add.getInput(1), "Mul");
        NodeProto cube = term == null ? null : nodes.producer(String.valueOf(nodes.beside(term, 0.044715)), "Mul");
        NodeProto square = cube == null ? null : nodes.producer(cube.getInput(0), "Mul");
        boolean cubed = square != null
                && cube.getInput(1).equals(x)
                && square.getInputList().equals(List.of(x, x));
        return cubed ? x : null;
    }

    /** A number added; or a product with a constant matrix, and a bias. */
    private FoundLayer sum(NodeProto node) {
        for (int i = 0; i < 2; i++) {
            NodeProto product = nodes.producer(node.getInput(i), "MatMul");
            if (product != null && nodes.isConstant(node.getInput(1 - i)))
                return Patterns.dense(nodes, product.getInput(0), product.getInput(1), false, node.getInput(1 - i));
        }
        return offset(node, 1);
    }

    private FoundLayer offset(NodeProto node, int sign) {
        for (int i = 0; i < (sign > 0 ? 2 : 1); i++) {
            float offset = nodes.scalar(node.getInput(1 - i));
            if (!Float.isNaN(offset)) return new FoundLayer(node.getInput(i), "scale(offset=" + sign * offset + ")");
        }
        return null;
    }

    /** A number subtracted, or means. */
    private FoundLayer difference(NodeProto node) {
        FoundLayer found = offset(node, -1);
        if (found != null || !nodes.isConstant(node.getInput(1))) return found;
        float[] mean = nodes.floats(node.getInput(1));
        float[] scale = new float[mean.length];
        Arrays.fill(scale, 1);
        return new FoundLayer(node.getInput(0), "subtractMean", mean.length, 0, Map.of("mean", mean, "scale", scale));
    }

    /** Division by a number, or by standard deviations after means were subtracted. */
    private FoundLayer quotient(NodeProto node) {
        float divisor = nodes.scalar(node.getInput(1));
        if (divisor != 0 && !Float.isNaN(divisor))
            return new FoundLayer(node.getInput(0), "scale(" + 1 / divisor + ")");
        NodeProto centred = nodes.producer(node.getInput(0), "Sub");
        if (centred == null || !nodes.isConstant(centred.getInput(1)) || !nodes.isConstant(node.getInput(1)))
            return null;
        float[] mean = nodes.floats(centred.getInput(1));
        float[] scale = nodes.floats(node.getInput(1));
        return new FoundLayer(centred.getInput(0), "standardize", mean.length, 0, Map.of("mean", mean, "scale", scale));
    }
}
