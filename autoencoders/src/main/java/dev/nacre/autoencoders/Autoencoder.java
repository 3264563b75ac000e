package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * An autoencoder with one hidden layer: code h = f(Wᵀx + b), reconstruction y = g(W′ᵀh + b′), trained to make
 * {@code loss(y, x)} small. With tied weights W′ = Wᵀ. Rumelhart, Hinton and Williams, 1986; Bengio et al., 2007.
 *
 * <p>For inputs in [0, 1], {@code loss=binaryCrossEntropy} with {@code output=identity} is the pair of a sigmoid and
 * its cross-entropy: that loss takes logits. With fewer units than inputs, linear activations and {@code mse}, the code
 * spans the space of the first principal components (Baldi and Hornik, 1989). With as many units as inputs or more it
 * can learn to copy: the first {@code pretrain} of such a layer warns.
 */
@Doc("autoencoder with one hidden layer; Bengio et al., 2007")
@AutoService(AutoencoderSpec.class)
public record Autoencoder(
        @Doc("size of the code, >= 1, fewer than the inputs")
        int units,

        @Doc("element-wise function of the code") Activation activation,

        @Doc("element-wise function of the reconstruction; identity where the loss takes logits")
        Activation output,

        @Doc("whether the decoder's weight is the encoder's, transposed")
        boolean tied,

        @Doc("what compares the reconstruction with the inputs")
        Loss loss,

        @Doc("start values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public Autoencoder {
        new Coding(units, activation, output, tied, loss, initializer);
    }

    /** 64 units. */
    public Autoencoder() {
        this(64);
    }

    /**
     * Sigmoid code, linear reconstruction compared by mse, weights not tied.
     *
     * @param units size of the code
     */
    public Autoencoder(int units) {
        this(units, new Sigmoid(), new Identity(), false, new Mse(), new GlorotUniform());
    }

    @Override
    public AutoencoderLayer build(int inputs, RandomGenerator random) {
        Coding coding = new Coding(units, activation, output, tied, loss, initializer);
        Coding.Weighted weights = coding.draw(inputs, random);
        Layer encoder = coding.encoder(weights);
        Sequential nothing = new Sequential();
        Layer corruption = CopyWarning.of("autoencoder", units, nothing, nothing.build(inputs, random));
        return new CodingLayer("autoencoder", encoder, encoder, coding.decoder(weights), corruption, loss);
    }
}
