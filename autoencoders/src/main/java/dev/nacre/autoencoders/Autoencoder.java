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
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * An autoencoder with one hidden layer: code h = f(Wᵀx + b), reconstruction y = g(W′ᵀh + b′), trained to minimise
 * {@code loss(y, x)}. With tied weights W′ = Wᵀ. Rumelhart, Hinton and Williams, 1986; Bengio et al., 2007.
 *
 * <p>For inputs in [0, 1], use {@code loss=binaryCrossEntropy} with {@code output=identity}: that loss takes logits and
 * applies the sigmoid itself. With fewer units than inputs, linear activations and {@code mse}, the code spans the
 * space of the first principal components (Baldi and Hornik, 1989). With as many units as inputs or more, it can learn
 * to copy its inputs: the first {@code pretrain} of such a layer logs a warning.
 */
@Doc("autoencoder with one hidden layer; Bengio et al., 2007")
@AutoService(AutoencoderSpec.class)
public record Autoencoder(
        @Doc("size of the dense code, >= 1, fewer than the inputs; 0: the encoder's outputs are the code")
        int units,

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
    public Autoencoder {
        new Coding(units, activation, output, tied, loss, initializer, encoder, decoder);
    }

    /** 64 units. */
    public Autoencoder() {
        this(64);
    }

    /**
     * Sigmoid code, linear reconstruction, loss mse, weights not tied.
     *
     * @param units size of the code
     */
    public Autoencoder(int units) {
        this(
                units,
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
                .build("autoencoder", inputs, random);
        Sequential nothing = new Sequential();
        Layer corruption = CopyWarning.of(
                "autoencoder", built.encoder().outputs(), inputs, nothing, nothing.build(inputs, random));
        return new CodingLayer("autoencoder", built.encoder(), built.encoder(), built.decoder(), corruption, loss);
    }
}
