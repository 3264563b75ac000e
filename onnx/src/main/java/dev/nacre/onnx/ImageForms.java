package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Layers for images. Their nodes work on images with channels first; weights have the same shape as in model files. */
@AutoService(OnnxForm.class)
public final class ImageForms implements OnnxForm {
    /** For ServiceLoader. */
    public ImageForms() {}

    @Override
    public Set<String> names() {
        return Set.of(
                "conv", "convTranspose", "maxPool", "averagePool", "globalAverage", "upsample", "flatten", "residual");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        return switch (layer.name()) {
            case "flatten" -> input.name();
            case "residual" -> residual(layer, input, graph);
            case "conv", "convTranspose" -> convolution(layer, input, graph);
            default -> graph.flat(pooled(layer, input, graph), layer.built().shape());
        };
    }

    private static String pooled(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String image = g.image(x);
        return switch (p.name()) {
            case "globalAverage" -> g.node("GlobalAveragePool", image);
            case "upsample" -> {
                float factor = p.number("factor");
                yield g.node("Resize", image, "", g.constant("scales", new float[] {1, 1, factor, factor}));
            }
            default -> {
                int stride = (int) (p.number("stride") == 0 ? p.number("size") : p.number("stride"));
                Borders borders = Borders.of(p.choice("padding"), (int) p.number("size"), stride, 1);
                String operator = p.name().equals("maxPool") ? "MaxPool" : "AveragePool";
                yield g.node(operator, borders.attributes(x.shape()), image);
            }
        };
    }

    private static String convolution(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        Shape shape = p.built().shape();
        boolean transposed = p.name().equals("convTranspose");
        int dilation = transposed ? 1 : (int) p.number("dilation");
        Borders borders = Borders.of(p.choice("padding"), (int) p.number("kernel"), (int) p.number("stride"), dilation);
        Map<String, Object> attributes = new TreeMap<>(borders.attributes(transposed ? shape : x.shape()));
        if (transposed) attributes.putAll(borders.gaps());
        else attributes.putAll(Map.of("dilations", List.of(dilation, dilation), "group", (int) p.number("groups")));
        String weight = g.constant(p.parameter("weight"));
        String bias = g.constant(p.parameter("bias"));
        String sums = g.node(transposed ? "ConvTranspose" : "Conv", attributes, g.image(x), weight, bias);
        return g.add(p.function("activation"), new GraphTensor(g.flat(sums, shape), shape))
                .name();
    }

    /** The sum is an image with channels first if one of the two is there in that order. */
    private static String residual(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        GraphTensor inner = g.add(p.child("inner", "inner"), x);
        GraphTensor around = g.add(p.child("shortcut", "shortcut"), x);
        if (!g.isImage(inner) && !g.isImage(around)) return g.node("Add", inner.name(), around.name());
        return g.flat(g.node("Add", g.image(inner), g.image(around)), inner.shape());
    }
}
