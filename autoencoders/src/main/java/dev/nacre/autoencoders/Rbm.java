package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Initializer;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Noise;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A restricted Boltzmann machine with binary hidden units. Its visible units are binary, with energy −bᵀv − cᵀh − vᵀWh
 * (inputs in [0, 1] count as probabilities), or Gaussian with variance 1 and energy ½‖v − b‖² − cᵀh − vᵀWh (inputs
 * should be standardised). As a layer it outputs its hidden probabilities, σ(Wᵀv + c).
 *
 * <p>{@code pretrain} adds the negative of the gradient estimated by contrastive divergence: statistics ⟨v h⟩ of the
 * data minus those after {@code steps} steps of Gibbs sampling that start from the data (CD-k; Hinton, 2002). As in
 * Hinton's Practical Guide (2012, section 3), the units of the last step are probabilities, all others are sampled.
 * With {@code chains} above 0, sampling continues from its state after the last batch, in that many persistent chains
 * (Tieleman, 2008); they are saved with the weights. These are not the gradients of any loss: {@code pretrain} returns
 * the reconstruction error, a rough measure of progress.
 *
 * <p>Gaussian units need a learning rate ten to a hundred times lower. Momentum and weight decay are settings of the
 * optimizer.
 */
@Doc("restricted Boltzmann machine by contrastive divergence; Hinton, 2002; Tieleman, 2008")
@AutoService(AutoencoderSpec.class)
public record Rbm(
        @Doc("number of hidden units, >= 1") int units,

        @Doc("whether visible units are Gaussian of variance 1 rather than binary")
        boolean gaussian,

        @Doc("steps of Gibbs sampling for each batch, >= 1") int steps,

        @Doc("number of persistent chains; with 0, sampling starts from the data in each step")
        int chains,

        @Doc("initial values of the weights") Initializer initializer)
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
    public RbmLayer build(Shape inputs, RandomGenerator random) {
        int size = inputs.size();
        Gibbs gibbs = new Gibbs(
                new Parameter("weight", Weights.draw(initializer, size, units, random)).asMatrix(),
                new Parameter("bias", Weights.zeros(units, 1)),
                new Parameter("visible.bias", Weights.zeros(size, 1)),
                gaussian);
        FloatMatrix particles = Weights.zeros(size, chains);
        for (int i = 0; i < particles.length; i++)
            particles.data[i] = gaussian ? (float) random.nextGaussian() : random.nextInt(2);
        return new RbmLayer(
                gibbs, steps, Parameter.statistic("particles", particles).asMatrix(), new Noise(random));
    }
}
