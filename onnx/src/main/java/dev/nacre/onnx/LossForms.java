package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Set;

/** What losses make of outputs: predictions. Those that compare outputs as they are have no node. */
@AutoService(OnnxForm.class)
public final class LossForms implements OnnxForm {
    /** Made by ServiceLoader. */
    public LossForms() {}

    @Override
    public Set<String> names() {
        return Set.of("crossEntropy", "binaryCrossEntropy", "classWeighted", "mse", "mae", "huber", "hinge");
    }

    @Override
    public Flow write(Part loss, Flow input, OnnxGraph graph) {
        return switch (loss.name()) {
            case "crossEntropy" -> input.named(graph.node("Softmax", Map.of("axis", -1), input.name()));
            case "binaryCrossEntropy" -> input.named(graph.node("Sigmoid", input.name()));
            case "classWeighted" -> graph.layer(loss.inside(loss.plugin("loss"), ""), input);
            default -> input;
        };
    }
}
