package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderLayer;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Shape;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Autoencoders: the layers inside them one after the other. In a network an autoencoder is its encoder;
 * {@code unrolled} has the decoder too. A stack needs no form, as it is a {@link dev.nacre.LayerSequence}. Of the
 * layers inside, those that the user wrote have descriptions: {@code encoder} and {@code decoder}.
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
        if (!layer.name().equals("unrolled"))
            return graph.addChain(layer.children("encoder", "encoder"), input).name();
        OnnxLayer autoencoder = layer.child("", "autoencoder");
        Map<Layer, Decoder> described = new IdentityHashMap<>();
        addDecoders(autoencoder, described);
        OnnxLayer decoder = layer.children().get(1);
        return add(decoder, described, graph.add(autoencoder, input), graph).name();
    }

    /** Finds the decoders that the user wrote: the decoder of a stack holds those of all its autoencoders. */
    private static void addDecoders(OnnxLayer autoencoder, Map<Layer, Decoder> described) {
        if (autoencoder.isChain()) autoencoder.layers().forEach(part -> addDecoders(part, described));
        else if (autoencoder.built() instanceof AutoencoderLayer built)
            for (Child child : built.decoder().children())
                if (child.name().endsWith("layers"))
                    described.put(
                            child.layer(), new Decoder(autoencoder.described(child, "decoder"), beforeDecoder(built)));
    }

    /** A decoder undoes what the encoder does to the shape, after a dense layer that does not know it. */
    private static Shape beforeDecoder(AutoencoderLayer autoencoder) {
        return autoencoder.children().stream()
                .filter(child -> child.name().equals("encoder"))
                .map(child -> child.layer().shape())
                .findFirst()
                .orElse(autoencoder.decoder().shape());
    }

    private record Decoder(OnnxLayer layer, Shape inputs) {}

    private static GraphTensor add(OnnxLayer layer, Map<Layer, Decoder> described, GraphTensor input, OnnxGraph graph) {
        Decoder known = described.get(layer.built());
        if (known != null) return graph.add(known.layer(), new GraphTensor(input.name(), known.inputs()));
        if (!layer.isChain()) return graph.add(layer, input);
        GraphTensor tensor = input;
        for (OnnxLayer each : layer.children()) tensor = add(each, described, tensor, graph);
        return tensor;
    }
}
