package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The encoder of a ladder network, without noise: products, normalisation by running averages, rectifiers. */
@AutoService(OnnxForm.class)
public final class LadderForm implements OnnxForm {
    private static final float EPSILON = 1e-10f;

    /** For ServiceLoader. */
    public LadderForm() {}

    @Override
    public Set<String> names() {
        return Set.of("ladder");
    }

    @Override
    public String write(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        long levels = p.built().parameters().stream()
                .filter(each -> each.name().endsWith(".weight"))
                .count();
        String y = x.name();
        for (int l = 1; l < levels; l++)
            y = g.node("Relu", normalised(p, l + ".", ones(p.parameter(l + ".bias")), y, g));
        return normalised(p, levels + ".", p.parameter(levels + ".scale").value().data, y, g);
    }

    private static float[] ones(Parameter bias) {
        float[] ones = new float[bias.value().length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The bias is added before the scale multiplies. */
    private static String normalised(OnnxLayer p, String level, float[] scale, String x, OnnxGraph g) {
        float[] offset = p.parameter(level + "bias").value().data.clone();
        for (int i = 0; i < offset.length; i++) offset[i] *= scale[i];
        return g.node(
                "BatchNormalization",
                Map.of("epsilon", EPSILON),
                g.node("Gemm", Map.of("transB", 1), x, g.constant(p.parameter(level + "weight"))),
                g.constant("scale", scale),
                g.constant("offset", offset),
                g.constant(p.parameter(level + "running_mean")),
                g.constant(p.parameter(level + "running_var")));
    }
}
