package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Set;

/** Element-wise functions. */
@AutoService(OnnxForm.class)
public final class ActivationForms implements OnnxForm {
    /** The nodes of one function; gives the name of its output. */
    private interface Function {
        String write(OnnxLayer p, String x, OnnxGraph g);
    }

    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("identity", (p, x, g) -> x),
            Map.entry("sigmoid", (p, x, g) -> g.node("Sigmoid", x)),
            Map.entry("tanh", (p, x, g) -> g.node("Tanh", x)),
            Map.entry("relu", (p, x, g) -> g.node("Relu", x)),
            Map.entry("relu6", (p, x, g) -> g.node("Clip", x, g.constant(0), g.constant(6))),
            Map.entry("leakyRelu", (p, x, g) -> g.node("LeakyRelu", alpha(p), x)),
            Map.entry("elu", (p, x, g) -> g.node("Elu", alpha(p), x)),
            Map.entry("celu", (p, x, g) -> g.node("Celu", alpha(p), x)),
            Map.entry("selu", (p, x, g) -> g.node("Selu", x)),
            Map.entry("softsign", (p, x, g) -> g.node("Softsign", x)),
            Map.entry("softplus", ActivationForms::softplus),
            Map.entry("hardSigmoid", (p, x, g) -> g.node("HardSigmoid", Map.of("alpha", 1 / 6f, "beta", 0.5f), x)),
            Map.entry("hardSwish", (p, x, g) -> g.node("HardSwish", x)),
            Map.entry("swish", (p, x, g) -> g.node("Mul", x, g.node("Sigmoid", scaled(p.number("beta"), x, g)))),
            Map.entry("mish", (p, x, g) -> g.node("Mul", x, g.node("Tanh", g.node("Softplus", x)))),
            Map.entry("gelu", ActivationForms::gelu));

    private static Map<String, Float> alpha(OnnxLayer p) {
        return Map.of("alpha", p.number("alpha"));
    }

    private static String scaled(float factor, String x, OnnxGraph g) {
        return factor == 1 ? x : g.node("Mul", x, g.constant(factor));
    }

    private static String softplus(OnnxLayer p, String x, OnnxGraph g) {
        float beta = p.number("beta");
        return scaled(1 / beta, g.node("Softplus", scaled(beta, x, g)), g);
    }

    /** x · (1 + erf(x / √2)) / 2, or with tanh(√(2/π) · (x + 0.044715 x³)) for erf. */
    private static String gelu(OnnxLayer p, String x, OnnxGraph g) {
        String odd;
        if (p.flag("approximate")) {
            String cube = g.node("Mul", g.node("Mul", x, x), x);
            String sum = g.node("Add", x, scaled(0.044715f, cube, g));
            odd = g.node("Tanh", scaled((float) Math.sqrt(2 / Math.PI), sum, g));
        } else {
            odd = g.node("Erf", scaled((float) Math.sqrt(0.5), x, g));
        }
        return g.node("Mul", scaled(0.5f, x, g), g.node("Add", odd, g.constant(1)));
    }

    /** For ServiceLoader. */
    public ActivationForms() {}

    @Override
    public Set<String> names() {
        return FUNCTIONS.keySet();
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        Function function = FUNCTIONS.get(layer.name());
        return graph.elementwise(input, x -> function.write(layer, x, graph));
    }
}
