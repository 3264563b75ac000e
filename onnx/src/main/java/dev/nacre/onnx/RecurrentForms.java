package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Shape;
import java.util.List;
import java.util.Set;

/** Layers for sequences: samples × (steps · features). ONNX's operators want steps × samples × features. */
@AutoService(OnnxForm.class)
public final class RecurrentForms implements OnnxForm {
    /** For ServiceLoader. */
    public RecurrentForms() {}

    @Override
    public Set<String> names() {
        return Set.of("recurrent", "gru", "lstm", "bidirectional", "lastStep", "eachStep", "repeat");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        return switch (layer.name()) {
            case "lastStep" -> lastStep(layer.child("", "inner"), input, graph);
            case "eachStep" -> eachStep(layer.child("", "inner"), layer.built().shape(), input, graph);
            case "repeat" ->
                graph.node("Tile", input.name(), graph.constant(List.of(1L, (long) layer.number("steps"))));
            default -> RecurrentNode.of(layer).all(input, graph);
        };
    }

    private static String lastStep(OnnxLayer inner, GraphTensor input, OnnxGraph graph) {
        if (RecurrentNode.isKnown(inner)) return RecurrentNode.of(inner).last(input, graph);
        GraphTensor all = graph.add(inner, input);
        long features = all.size() / all.shape().height();
        return graph.node(
                "Slice",
                all.name(),
                graph.constant(List.of(-features)),
                graph.constant(List.of((long) all.size())),
                graph.constant(List.of(1L)));
    }

    private static String eachStep(OnnxLayer inner, Shape outputs, GraphTensor input, OnnxGraph graph) {
        Shape step = new Shape(1, input.shape().width(), input.shape().channels());
        String rows = graph.node("Reshape", input.name(), graph.constant(List.of(-1L, (long) step.size())));
        GraphTensor inside = graph.add(inner, new GraphTensor(rows, step));
        return graph.node("Reshape", inside.name(), graph.constant(List.of(-1L, (long) outputs.size())));
    }
}
