package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Plugin;
import java.util.Set;

/** Autoencoders of one hidden layer. As a layer of a network each is its encoder. */
@AutoService(OnnxForm.class)
public final class AutoencoderForms implements OnnxForm {
    /** Made by ServiceLoader. */
    public AutoencoderForms() {}

    @Override
    public Set<String> names() {
        return Set.of("autoencoder", "denoising", "sparse", "contractive");
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        return encode(layer, input, graph);
    }

    static Flow encode(Part layer, Flow input, OnnxGraph graph) {
        Flow sums = LayerForms.affine(layer, "weight", false, "bias", input, graph);
        return graph.layer(layer.inside(layer.plugin("activation"), ""), sums);
    }

    @Override
    public Flow decode(Part layer, Flow code, OnnxGraph graph) {
        return decode(layer, layer.plugin("output"), code, graph);
    }

    static Flow decode(Part layer, Plugin output, Flow code, OnnxGraph graph) {
        boolean tied = layer.flag("tied");
        String weight = tied ? "weight" : "decoder.weight";
        Flow sums = LayerForms.affine(layer, weight, tied, "decoder.bias", code, graph);
        return graph.layer(layer.inside(output, ""), sums);
    }
}
