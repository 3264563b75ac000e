package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.layers.NoiseLayer;
import java.util.Set;

/** Layers that return their inputs as they are in inference, but for vanilla dropout, which scales them. */
@AutoService(OnnxForm.class)
public final class TrainingOnlyForms implements OnnxForm {
    /** For ServiceLoader. */
    public TrainingOnlyForms() {}

    @Override
    public Set<String> names() {
        return Set.of(
                "dropout",
                "fadingDropout",
                "spatialDropout",
                "alphaDropout",
                "gaussianDropout",
                "gaussianNoise",
                "masking",
                "saltAndPepper",
                "shift",
                "rotate",
                "zoom",
                "reflect",
                "crop",
                "elastic",
                "activityPenalty",
                "klSparsity",
                "referenceRows");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        if (!layer.name().equals("dropout") || layer.built() instanceof NoiseLayer) return input.name();
        return graph.node("Mul", input.name(), graph.constant(1 - layer.number("rate")));
    }
}
