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
 * A sparse autoencoder: few units are active for any one sample. What is made small is
 * {@code loss + (weight · Σⱼ KL(rate ‖ ρ̂ⱼ) + l1 · Σⱼ |hⱼ|) / inputs}, with ρ̂ⱼ the mean activity of unit j over the
 * batch (Ng, 2011, CS294A lecture notes, section 3: there over the whole training set, so batches should not be small)
 * and the sum of sizes the mean over the samples. As the loss is a mean over the inputs, so its companions are divided
 * by their number; Ng's β, which goes with ½ Σ (y − x)², is half the {@code weight} that goes with {@code mse}.
 *
 * <p>The rate needs activities from 0 to 1, such as a sigmoid's; for other activations use {@code weight=0} and
 * {@code l1}.
 */
@Doc("autoencoder of which few units are active at a time; Ng, 2011")
@AutoService(AutoencoderSpec.class)
public record Sparse(
        @Doc("size of the code, >= 1") int units,

        @Doc("mean activity that units are drawn to, > 0, < 1")
        float rate,

        @Doc("factor of the divergence from the rate, >= 0") float weight,

        @Doc("factor of the sum of absolute activities, >= 0")
        float l1,

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
    public Sparse {
        new Coding(units, activation, output, tied, loss, initializer);
        if (!(rate > 0 && rate < 1)) throw new IllegalArgumentException("rate must be > 0 and < 1, not " + rate);
        requireFactor("weight", weight);
        requireFactor("l1", l1);
        if (weight == 0 && l1 == 0)
            throw new IllegalArgumentException(
                    "weight must be > 0, not " + weight + ", unless l1 is: nothing would make the code sparse");
    }

    private static void requireFactor(String name, float factor) {
        if (!(factor >= 0) || Float.isInfinite(factor))
            throw new IllegalArgumentException(name + " must be >= 0 and finite, not " + factor);
    }

    /** 64 units that are active for a twentieth of the samples, weight 3. */
    public Sparse() {
        this(64, 0.05f, 3);
    }

    /**
     * Sigmoid code, linear reconstruction compared by mse, weights not tied, no l1.
     *
     * @param units size of the code
     * @param rate mean activity that units are drawn to
     * @param weight factor of the divergence from the rate
     */
    public Sparse(int units, float rate, float weight) {
        this(units, rate, weight, 0, new Sigmoid(), new Identity(), false, new Mse(), new GlorotUniform());
    }

    @Override
    public AutoencoderLayer build(int inputs, RandomGenerator random) {
        Coding coding = new Coding(units, activation, output, tied, loss, initializer);
        Coding.Weighted weights = coding.draw(inputs, random);
        Layer encoder = coding.encoder(weights);
        Layer learner = new SparseLearner(encoder, rate, (double) weight / inputs, l1 / inputs);
        Layer nothing = new Sequential().build(inputs, random);
        return new CodingLayer("sparse", encoder, learner, coding.decoder(weights), nothing, loss);
    }
}
