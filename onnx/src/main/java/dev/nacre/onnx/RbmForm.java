package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Set;

/** A restricted Boltzmann machine: forward the hidden units' probabilities, back the visible units' sums. */
@AutoService(OnnxForm.class)
public final class RbmForm implements OnnxForm {
    /** Made by ServiceLoader. */
    public RbmForm() {}

    @Override
    public Set<String> names() {
        return Set.of("rbm");
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        return encode(layer, input, graph);
    }

    static Flow encode(Part layer, Flow input, OnnxGraph graph) {
        Flow sums = LayerForms.affine(layer, "weight", false, "bias", input, graph);
        return sums.named(graph.node("Sigmoid", sums.name()));
    }

    @Override
    public Flow decode(Part layer, Flow code, OnnxGraph graph) {
        return back(layer, code, graph);
    }

    static Flow back(Part layer, Flow code, OnnxGraph graph) {
        return LayerForms.affine(layer, "weight", true, "visible.bias", code, graph);
    }
}
