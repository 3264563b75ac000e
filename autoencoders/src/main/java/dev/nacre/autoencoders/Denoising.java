package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.util.random.RandomGenerator;

/**
 * A denoising autoencoder: reconstructs the inputs from a corrupted copy of them, h = f(Wᵀx̃ + b), y = g(W′ᵀh + b′),
 * {@code loss(y, x)}. The corruption can be any layer that keeps the shape; it acts in pre-training only, and its
 * weights are not trained. The code may be wider than the inputs; then a corruption that does not change anything
 * causes a warning. Vincent et al., 2008; Vincent et al., 2010, section 3.
 */
@Doc("autoencoder that restores corrupted inputs; Vincent et al., 2008")
@AutoService(AutoencoderSpec.class)
public record Denoising(
        @Doc("size of the dense code, >= 1; 0: the encoder's outputs are the code")
        int units,

        @Doc("layer that corrupts the inputs in pre-training")
        LayerSpec corruption,

        @Doc("element-wise function of the code") Activation activation,

        @Doc("element-wise function of the reconstruction; identity where the loss takes logits")
        Activation output,

        @Doc("whether the decoder's weight is the transpose of the encoder's")
        boolean tied,

        @Doc("loss between the reconstruction and the inputs")
        Loss loss,

        @Doc("initial values of the dense weights") Initializer initializer,

        @Doc("layers before the dense code, such as convolutions; identity: none")
        LayerSpec encoder,

        @Doc("layers after the dense layer that undoes the code; identity: none")
        LayerSpec decoder)
        implements AutoencoderSpec {
    /** Checks the components. */
    public Denoising {
        new Coding(units, activation, output, tied, loss, initializer, encoder, decoder);
    }

    /** 64 units. */
    public Denoising() {
        this(64, new Masking(0.3f));
    }

    /**
     * Sigmoid code, linear reconstruction, loss mse, weights not tied.
     *
     * @param units size of the code
     * @param corruption layer that corrupts the inputs in pre-training
     */
    public Denoising(int units, LayerSpec corruption) {
        this(
                units,
                corruption,
                new Sigmoid(),
                new Identity(),
                false,
                new Mse(),
                new GlorotUniform(),
                new Identity(),
                new Identity());
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        BuiltCoding built = new Coding(units, activation, output, tied, loss, initializer, encoder, decoder)
                .build("denoising", inputs, random);
        Layer noise = corruption.build(inputs, random);
        if (noise.outputs() != inputs.size())
            throw new IllegalArgumentException("denoising: the corruption must keep the " + inputs + " inputs, but "
                    + Plugins.format(corruption) + " has " + noise.outputs() + " outputs");
        Layer watched = CopyWarning.of("denoising", built.encoder().outputs(), inputs, corruption, noise);
        return new CodingLayer("denoising", built.encoder(), built.encoder(), built.decoder(), watched, loss);
    }
}
