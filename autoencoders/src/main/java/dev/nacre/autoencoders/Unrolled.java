package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderSpec;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * An unrolled autoencoder: one layer from the inputs through the code to the reconstruction. All its weights are
 * trained at once, without corruption or sampling, so that a greedily pre-trained stack becomes a deep autoencoder;
 * Hinton and Salakhutdinov, 2006. Its outputs are what the autoencoder's loss takes: logits for {@code
 * binaryCrossEntropy}.
 *
 * <p>{@link dev.nacre.training.Trainer#pretrain} fine-tunes it on unlabelled data, with the loss of the lowest
 * autoencoder. It can also be trained like any layer, with the inputs as targets. {@link DeepAutoencoder#unroll} makes
 * it from a trained network.
 */
@Doc("autoencoder as one layer from inputs to reconstruction; Hinton and Salakhutdinov, 2006")
@AutoService(LayerSpec.class)
public record Unrolled(
        @Doc("the autoencoder, usually a stack") AutoencoderSpec autoencoder) implements LayerSpec {
    /** A stack with its defaults. */
    public Unrolled() {
        this(new Stacked());
    }

    @Override
    public UnrolledLayer build(Shape inputs, RandomGenerator random) {
        return new UnrolledLayer(autoencoder.build(inputs, random));
    }
}
