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
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * A sparse autoencoder: only a few units are active for each sample. The loss to minimise is {@code loss + (weight · Σⱼ
 * KL(rate ‖ ρ̂ⱼ) + l1 · Σⱼ |hⱼ|) / inputs}, where ρ̂ⱼ is the mean activity of unit j over the batch (Ng, 2011, CS294A
 * lecture notes, section 3; there it is over the whole training set, so use large batches), and the sum of absolute
 * activities is averaged over the samples. As the loss is a mean over the inputs, the other terms are divided by their
 * number; Ng's β, which goes with ½ Σ (y − x)², is half the {@code weight} that goes with {@code mse}.
 *
 * <p>The rate needs activities between 0 and 1, such as those of a sigmoid; for other activations use {@code weight=0}
 * and {@code l1}.
 */
@Doc("autoencoder with few active units for each sample; Ng, 2011")
@AutoService(AutoencoderSpec.class)
public record Sparse(
        @Doc("size of the dense code, >= 1; 0: the encoder's outputs are the code")
        int units,

        @Doc("desired mean activity of each unit, > 0, < 1") float rate,

        @Doc("factor of the divergence from the desired rate, >= 0")
        float weight,

        @Doc("factor of the sum of absolute activities, >= 0")
        float l1,

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
    public Sparse {
        new Coding(units, activation, output, tied, loss, initializer, encoder, decoder);
        Require.properFraction("rate", rate);
        requireFactor("weight", weight);
        requireFactor("l1", l1);
        if (weight == 0 && l1 == 0)
            throw new IllegalArgumentException(
                    "weight must be > 0, not " + weight + ", if l1 is 0: otherwise the code would not be sparse");
    }

    private static void requireFactor(String name, float factor) {
        if (!(factor >= 0) || Float.isInfinite(factor))
            throw new IllegalArgumentException(name + " must be >= 0 and finite, not " + factor);
    }

    /** 64 units, rate 0.05, weight 3. */
    public Sparse() {
        this(64, 0.05f, 3);
    }

    /**
     * Sigmoid code, linear reconstruction, loss mse, weights not tied, no l1.
     *
     * @param units size of the code
     * @param rate desired mean activity of each unit
     * @param weight factor of the divergence from the desired rate
     */
    public Sparse(int units, float rate, float weight) {
        this(
                units,
                rate,
                weight,
                0,
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
                .build("sparse", inputs, random);
        Layer learner = new SparseLearner(built.encoder(), rate, (double) weight / inputs.size(), l1 / inputs.size());
        Layer nothing = new Sequential().build(inputs, random);
        return new CodingLayer("sparse", built.encoder(), learner, built.decoder(), nothing, loss);
    }
}
