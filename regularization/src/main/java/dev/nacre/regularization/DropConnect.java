package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Constraint;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.None;
import dev.nacre.Parameter;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Noise;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Zeros;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A fully connected layer that drops weights instead of inputs: y = f((M ∘ W)ᵀx + b) in training, where each element of
 * M is 0 with probability {@code rate}, else 1 / (1 − rate); y = f(Wᵀx + b) in inference. Wan et al., 2013.
 *
 * <p>It differs from the paper as other frameworks do: one mask per batch, where the paper draws one per sample; biases
 * are not dropped; inference uses the mean weights, where the paper samples from a normal approximation.
 */
@Doc("fully connected layer that drops weights in training; Wan et al., 2013")
@AutoService(LayerSpec.class)
public record DropConnect(
        @Doc("number of units, >= 1") int units,
        @Doc("probability of dropping a weight, >= 0, < 1") float rate,
        @Doc("activation function") Activation activation,
        @Doc("initial values of the weights") Initializer initializer,
        @Doc("initial values of the biases") Initializer biasInitializer,
        @Doc("penalty on the weights, not the biases") Penalty penalty,
        @Doc("constraint on the weights, not the biases") Constraint constraint)
        implements LayerSpec {
    /** Checks the components. */
    public DropConnect {
        Require.atLeast(1, "units", units);
        Require.belowOne("rate", rate);
    }

    /** A linear layer of one unit, rate 0.5. */
    public DropConnect() {
        this(1, 0.5f, new Identity());
    }

    /**
     * A layer with the default initial values: Glorot uniform weights, zero biases.
     *
     * @param units number of units
     * @param rate probability of dropping a weight
     * @param activation the activation function
     */
    public DropConnect(int units, float rate, Activation activation) {
        this(units, rate, activation, new GlorotUniform(), new Zeros(), new None(), new None());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix weight = Weights.draw(initializer, inputs.size(), units, random);
        FloatMatrix bias = Weights.draw(biasInitializer, units, 1, inputs.size(), units, random);
        return new DropConnectLayer(
                new Parameter("weight", weight, penalty, constraint).asMatrix(),
                new Parameter("bias", bias),
                activation,
                rate,
                new Noise(random));
    }
}
