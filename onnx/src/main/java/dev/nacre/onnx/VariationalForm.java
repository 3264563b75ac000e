package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Set;

/** A variational autoencoder: forward the mean of the code. */
@AutoService(OnnxForm.class)
public final class VariationalForm implements OnnxForm {
    /** Made by ServiceLoader. */
    public VariationalForm() {}

    @Override
    public Set<String> names() {
        return Set.of("variational");
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        Flow flow = hidden(layer, "hidden", input, graph);
        return LayerForms.affine(layer.at("mean."), "weight", false, "bias", flow, graph);
    }

    @Override
    public Flow decode(Part layer, Flow code, OnnxGraph graph) {
        Flow flow = hidden(layer, "decoder", code, graph);
        Flow sums = LayerForms.affine(layer.at("decoder."), "weight", false, "bias", flow, graph);
        return graph.layer(layer.inside(layer.plugin("output"), ""), sums);
    }

    private static Flow hidden(Part layer, String step, Flow input, OnnxGraph graph) {
        Flow flow = input;
        for (int i = 0; i < layer.list("hidden").size(); i++) {
            Flow sums = LayerForms.affine(layer.at(step + i + "."), "weight", false, "bias", flow, graph);
            flow = graph.layer(layer.inside(layer.plugin("activation"), ""), sums);
        }
        return flow;
    }
}
