package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.layers.DenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Layers that are no activations. */
@AutoService(OnnxForm.class)
public final class LayerForms implements OnnxForm {
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("dense", LayerForms::dense),
            Map.entry("dropConnect", LayerForms::dropConnect),
            Map.entry("softmax", (p, x, g) -> softmax("Softmax", x, g)),
            Map.entry("logSoftmax", (p, x, g) -> softmax("LogSoftmax", x, g)),
            Map.entry("prelu", LayerForms::prelu),
            Map.entry("maxout", LayerForms::maxout),
            Map.entry("glu", LayerForms::glu),
            Map.entry("batchNorm", LayerForms::batchNorm),
            Map.entry("layerNorm", LayerForms::layerNorm),
            Map.entry("scale", LayerForms::scale));

    /** Adds the nodes of one layer; returns the name of its outputs. */
    private interface Form {
        String write(OnnxLayer p, GraphTensor x, OnnxGraph g);
    }

    /** For ServiceLoader. */
    public LayerForms() {}

    @Override
    public Set<String> names() {
        return FORMS.keySet();
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        return FORMS.get(layer.name()).write(layer, input, graph);
    }

    /**
     * By the layer that was built alone: autoencoders build dense layers that have no description, and name a bias in
     * their own way.
     */
    private static String dense(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        DenseLayer dense = (DenseLayer) p.built();
        String sums = affine(dense.weight(), dense.transposed(), dense.bias(), x, g);
        return p.activation().map(f -> function(f, sums, p, g)).orElse(sums);
    }

    private static String dropConnect(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String sums = affine(p.parameter("weight"), false, p.parameter("bias"), x, g);
        return function(p.function("activation"), sums, p, g);
    }

    private static String function(OnnxLayer function, String sums, OnnxLayer p, OnnxGraph g) {
        return g.add(function, new GraphTensor(sums, p.built().shape())).name();
    }

    /** x·W + b, by a weight whose bytes are those of (units, inputs), or of (inputs, units) if transposed. */
    private static String affine(Parameter weight, boolean transposed, Parameter bias, GraphTensor x, OnnxGraph g) {
        String w = g.constant(weight);
        return g.node("Gemm", Map.of("transB", transposed ? 0 : 1), x.name(), w, g.constant(bias));
    }

    private static String softmax(String operator, GraphTensor x, OnnxGraph g) {
        return g.onChannels(x, x.shape(), y -> g.node(operator, Map.of("axis", 1), y));
    }

    /** Slopes are one for all, one for each channel of an image, or one for each feature in a row. */
    private static String prelu(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        int slopes = p.parameter("weight").value().length;
        boolean image = g.isImage(x) && slopes > 1;
        String slope = image
                ? g.constant(p.parameter("weight"), List.of((long) slopes, 1L, 1L))
                : g.constant(p.parameter("weight"));
        UnaryOperator<String> node = y -> g.node("PRelu", y, slope);
        return image || slopes == 1 ? g.elementwise(x, node) : g.perChannel(slopes, x, node);
    }

    private static String maxout(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        long pieces = (long) p.number("pieces");
        Shape shape = x.shape();
        List<Long> sizes = new ArrayList<>(List.of(-1L, pieces, shape.channels() / pieces));
        if (!shape.isFlat()) sizes.addAll(List.of((long) shape.height(), (long) shape.width()));
        return g.onChannels(
                x,
                p.built().shape(),
                y -> g.node(
                        "ReduceMax",
                        Map.of("axes", List.of(1), "keepdims", 0),
                        g.node("Reshape", y, g.constant(sizes))));
    }

    private static String glu(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        long half = x.shape().channels() / 2;
        return g.onChannels(x, p.built().shape(), y -> {
            String gate = g.node("Sigmoid", PreprocessingForms.slice(y, half, 2 * half, 1, g));
            return g.node("Mul", PreprocessingForms.slice(y, 0, half, 1, g), gate);
        });
    }

    /** Each channel of an image on its own, or each feature in a row. */
    private static String batchNorm(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        UnaryOperator<String> normalize = y -> g.node(
                "BatchNormalization",
                Map.of("epsilon", p.number("epsilon")),
                y,
                g.constant(p.parameter("weight")),
                g.constant(p.parameter("bias")),
                g.constant(p.parameter("running_mean")),
                g.constant(p.parameter("running_var")));
        return g.isImage(x)
                ? g.elementwise(x, normalize)
                : g.perChannel(p.parameter("weight").value().length, x, normalize);
    }

    /** ONNX Runtime refuses a single feature, which becomes 0 before the bias is added. */
    private static String layerNorm(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        if (x.size() == 1) {
            String zero = g.node("Mul", x.name(), g.constant(0));
            return g.node("Add", zero, g.constant(p.parameter("bias")));
        }
        return g.node(
                "LayerNormalization",
                Map.of("axis", -1, "epsilon", p.number("epsilon")),
                x.name(),
                g.constant(p.parameter("weight")),
                g.constant(p.parameter("bias")));
    }

    private static String scale(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        return g.elementwise(x, y -> {
            String scaled = g.node("Mul", y, g.constant(p.number("factor")));
            return g.node("Add", scaled, g.constant(p.number("offset")));
        });
    }
}
