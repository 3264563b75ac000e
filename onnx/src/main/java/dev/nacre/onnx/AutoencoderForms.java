package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.Set;

/**
 * Autoencoders: the layers inside them one after the other. In a network an autoencoder is its encoder;
 * {@code unrolled} has the decoder too. A stack needs no form, as it is a {@link dev.nacre.LayerSequence}.
 */
@AutoService(OnnxForm.class)
public final class AutoencoderForms implements OnnxForm {
    /** For ServiceLoader. */
    public AutoencoderForms() {}

    @Override
    public Set<String> names() {
        return Set.of("autoencoder", "denoising", "sparse", "contractive", "rbm", "variational", "unrolled");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        return graph.addChain(layer.children(), input).name();
    }
}
