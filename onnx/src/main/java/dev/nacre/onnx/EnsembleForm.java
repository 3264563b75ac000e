package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/** Ensembles: the mean of the members' outputs, or the logits of their mean probabilities or of their votes. */
@AutoService(OnnxForm.class)
public final class EnsembleForm implements OnnxForm {
    /** For ServiceLoader. */
    public EnsembleForm() {}

    @Override
    public Set<String> names() {
        return Set.of("ensemble");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        List<GraphTensor> members = layer.children("members").stream()
                .map(member -> graph.add(member, input))
                .toList();
        return combined(layer, members, layer.list("weights"), graph);
    }

    /** By the layer's {@code combine}. */
    static String combined(OnnxLayer layer, List<GraphTensor> members, List<?> weights, OnnxGraph graph) {
        CombinedMembers nodes = new CombinedMembers(members, weights, graph);
        return switch (layer.choice("combine")) {
            case "MEAN" -> nodes.mean();
            case "PROBABILITIES" -> nodes.probabilities();
            case "VOTE" -> nodes.votes();
            default ->
                throw new OnnxException(layer.place() + ": combine=" + layer.choice("combine") + " has no ONNX form");
        };
    }
}
