package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Initializer;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Noise;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A restricted Boltzmann machine with binary hidden units. Its visible units are binary, with energy
 * −bᵀv − cᵀh − vᵀWh (inputs in [0, 1] count as probabilities), or Gaussian of variance 1, with energy
 * ½‖v − b‖² − cᵀh − vᵀWh (inputs should be standardized). As a layer it is its hidden probabilities, σ(Wᵀv + c).
 *
 * <p>{@code pretrain} adds minus the gradient that contrastive divergence estimates: statistics ⟨v h⟩ under the data
 * minus those after {@code steps} steps of Gibbs sampling that start from the data (CD-k; Hinton, 2002). As in Hinton's
 * Practical Guide (2012, section 3), the last step's units are probabilities, all others are drawn. With {@code chains}
 * above 0 the sampling goes on from where it was after the last batch, in that many persistent chains (Tieleman, 2008);
 * they are saved with the weights. No loss has these gradients: {@code pretrain} returns the error of reconstruction,
 * which tells roughly how it goes.
 *
 * <p>Gaussian units want a learning rate ten to a hundred times lower. Momentum and weight decay come from the
 * optimizer.
 */
@Doc("restricted Boltzmann machine by contrastive divergence; Hinton, 2002; Tieleman, 2008")
@AutoService(AutoencoderSpec.class)
public record Rbm(
        @Doc("number of hidden units, >= 1") int units,

        @Doc("whether visible units are Gaussian of variance 1 rather than binary")
        boolean gaussian,

        @Doc("steps of Gibbs sampling for each batch, >= 1") int steps,

        @Doc("number of persistent chains; 0 begins each time at the data")
        int chains,

        @Doc("start values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public Rbm {
        if (units < 1) throw new IllegalArgumentException("units must be >= 1, not " + units);
        if (steps < 1) throw new IllegalArgumentException("steps must be >= 1, not " + steps);
        if (chains < 0) throw new IllegalArgumentException("chains must be >= 0, not " + chains);
    }

    /** 64 hidden units. */
    public Rbm() {
        this(64);
    }

    /**
     * Binary visible units, CD-1.
     *
     * @param units number of hidden units
     */
    public Rbm(int units) {
        this(units, false, 1, 0, new GlorotUniform());
    }

    @Override
    public RbmLayer build(int inputs, RandomGenerator random) {
        Gibbs gibbs = new Gibbs(
                new Parameter("weight", Weights.draw(initializer, inputs, units, random)).asMatrix(),
                new Parameter("bias", Weights.zeros(units, 1)),
                new Parameter("visible.bias", Weights.zeros(inputs, 1)),
                gaussian);
        FloatMatrix particles = Weights.zeros(inputs, chains);
        for (int i = 0; i < particles.length; i++)
            particles.data[i] = gaussian ? (float) random.nextGaussian() : random.nextInt(2);
        return new RbmLayer(
                gibbs, steps, Parameter.statistic("particles", particles).asMatrix(), new Noise(random));
    }
}
