package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Set;

/** Layers that let their inputs pass in inference. */
@AutoService(OnnxForm.class)
public final class TrainingOnlyForms implements OnnxForm {
    /** Made by ServiceLoader. */
    public TrainingOnlyForms() {}

    @Override
    public Set<String> names() {
        return Set.of(
                "dropout",
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
                "klSparsity");
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        return input;
    }
}
