package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The predictions of losses that are more than an element-wise link. */
@AutoService(OnnxForm.class)
public final class LossForms implements OnnxForm {
    /** For ServiceLoader. */
    public LossForms() {}

    @Override
    public Set<String> names() {
        return Set.of("crossEntropy", "classWeighted", "scaledTargets", "perStep");
    }

    @Override
    public String write(OnnxLayer loss, GraphTensor input, OnnxGraph graph) {
        return switch (loss.name()) {
            case "crossEntropy" -> graph.node("Softmax", Map.of("axis", -1), input.name());
            case "classWeighted" -> graph.add(loss.function("loss"), input).name();
            case "perStep" -> perStep(loss, input, graph);
            default -> inTheTargetsUnits(loss, input.name(), graph);
        };
    }

    /** Steps get an axis of their own, of any number. */
    private static String perStep(OnnxLayer loss, GraphTensor y, OnnxGraph graph) {
        int outputs = (int) loss.number("outputs");
        String steps = graph.node("Reshape", y.name(), graph.constant(List.of(0L, -1L, (long) outputs)));
        String each = graph.add(loss.function("loss"), new GraphTensor(steps, Shape.flat(outputs)))
                .name();
        return graph.node("Reshape", each, graph.constant(List.of(0L, -1L)));
    }

    /** y · deviation + mean. An empty list stands for deviations of 1, or means of 0. */
    private static String inTheTargetsUnits(OnnxLayer loss, String y, OnnxGraph graph) {
        List<?> deviation = loss.list("deviation");
        List<?> mean = loss.list("mean");
        String scaled =
                deviation.isEmpty() ? y : graph.node("Mul", y, graph.constant("targets' deviation", floats(deviation)));
        return mean.isEmpty() ? scaled : graph.node("Add", scaled, graph.constant("targets' mean", floats(mean)));
    }

    private static float[] floats(List<?> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) values[i] = ((Number) numbers.get(i)).floatValue();
        return values;
    }
}
