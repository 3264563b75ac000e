package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Plugin;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers that work on whole samples. */
@AutoService(OnnxForm.class)
public final class LayerForms implements OnnxForm {
    private static final Map<String, OnnxLayer> LAYERS = Map.ofEntries(
            Map.entry("sequential", LayerForms::sequential),
            Map.entry("dense", LayerForms::dense),
            Map.entry("dropConnect", LayerForms::dense),
            Map.entry("softmax", (p, x, g) -> x.named(g.node("Softmax", Map.of("axis", -1), x.name()))),
            Map.entry("logSoftmax", (p, x, g) -> x.named(g.node("LogSoftmax", Map.of("axis", -1), x.name()))),
            Map.entry("prelu", (p, x, g) -> x.named(g.node("PRelu", x.name(), g.constant(p.parameter("weight"))))),
            Map.entry("maxout", LayerForms::maxout),
            Map.entry("glu", LayerForms::glu),
            Map.entry("batchNorm", LayerForms::batchNorm),
            Map.entry("layerNorm", LayerForms::layerNorm),
            Map.entry("scale", LayerForms::scale));

    /** The nodes of one layer. */
    private interface OnnxLayer {
        Flow write(Part p, Flow x, OnnxGraph g);
    }

    /** Made by ServiceLoader. */
    public LayerForms() {}

    @Override
    public Set<String> names() {
        return LAYERS.keySet();
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        return LAYERS.get(layer.name()).write(layer, input, graph);
    }

    private static Flow sequential(Part p, Flow x, OnnxGraph g) {
        Flow flow = x;
        List<?> layers = p.list("layers");
        for (int i = 0; i < layers.size(); i++) flow = g.layer(p.inside((Plugin) layers.get(i), i + "."), flow);
        return flow;
    }

    private static Flow dense(Part p, Flow x, OnnxGraph g) {
        return g.layer(p.inside(p.plugin("activation"), ""), affine(p, "weight", false, "bias", x, g));
    }

    /** x·W + b, by a weight whose bytes are those of (units, inputs), or of (inputs, units) if transposed. */
    static Flow affine(Part p, String weight, boolean transposed, String bias, Flow x, OnnxGraph g) {
        String w = g.constant(p.parameter(weight));
        String b = g.constant(p.parameter(bias));
        String y = g.node("Gemm", Map.of("transB", transposed ? 0 : 1), x.name(), w, b);
        return new Flow(y, p.parameter(bias).value().rows);
    }

    private static Flow maxout(Part p, Flow x, OnnxGraph g) {
        int pieces = (int) p.number("pieces");
        int size = x.size() / pieces;
        String blocks = g.node("Reshape", x.name(), g.constant(List.of(-1L, (long) pieces, (long) size)));
        return new Flow(g.node("ReduceMax", Map.of("axes", List.of(1), "keepdims", 0), blocks), size);
    }

    private static Flow glu(Part p, Flow x, OnnxGraph g) {
        long half = x.size() / 2;
        String gate = g.node("Sigmoid", columns(x, half, 2 * half, g));
        return new Flow(g.node("Mul", columns(x, 0, half, g), gate), (int) half);
    }

    private static String columns(Flow x, long from, long to, OnnxGraph g) {
        return g.node("Slice", x.name(), g.constant(List.of(from)), g.constant(List.of(to)), g.constant(List.of(1L)));
    }

    private static Flow batchNorm(Part p, Flow x, OnnxGraph g) {
        return x.named(g.node(
                "BatchNormalization",
                Map.of("epsilon", p.number("epsilon")),
                x.name(),
                g.constant(p.parameter("weight")),
                g.constant(p.parameter("bias")),
                g.constant(p.parameter("running_mean")),
                g.constant(p.parameter("running_var"))));
    }

    /** ONNX Runtime refuses a single feature, which becomes 0 before the bias. */
    private static Flow layerNorm(Part p, Flow x, OnnxGraph g) {
        if (x.size() == 1) {
            String zero = g.node("Mul", x.name(), g.constant(0));
            return x.named(g.node("Add", zero, g.constant(p.parameter("bias"))));
        }
        return x.named(g.node(
                "LayerNormalization",
                Map.of("axis", -1, "epsilon", p.number("epsilon")),
                x.name(),
                g.constant(p.parameter("weight")),
                g.constant(p.parameter("bias"))));
    }

    private static Flow scale(Part p, Flow x, OnnxGraph g) {
        String scaled = g.node("Mul", x.name(), g.constant(p.number("factor")));
        return x.named(g.node("Add", scaled, g.constant(p.number("offset"))));
    }
}
