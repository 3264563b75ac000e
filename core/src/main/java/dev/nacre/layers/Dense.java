package dev.nacre.layers;

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
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A fully connected layer, y = f(Wᵀx + b). The weight matrix is inputs × units: column j holds the weights into unit j.
 */
@Doc("fully connected layer")
@AutoService(LayerSpec.class)
public record Dense(
        @Doc("number of units, >= 1") int units,
        @Doc("activation function") Activation activation,
        @Doc("initial values of the weights") Initializer initializer,
        @Doc("initial values of the biases") Initializer biasInitializer,
        @Doc("penalty on the weights, not the biases") Penalty penalty,
        @Doc("constraint on the weights, not the biases") Constraint constraint)
        implements LayerSpec {
    /** Checks the components. */
    public Dense {
        if (units < 1) throw new IllegalArgumentException("units must be >= 1, not " + units);
    }

    /** A linear layer of one unit. */
    public Dense() {
        this(1);
    }

    /**
     * A linear layer with the default initial values: Glorot uniform weights, zero biases.
     *
     * @param units number of units
     */
    public Dense(int units) {
        this(units, new Identity());
    }

    /**
     * A layer with the default initial values: Glorot uniform weights, zero biases.
     *
     * @param units number of units
     * @param activation the activation function
     */
    public Dense(int units, Activation activation) {
        this(units, activation, new GlorotUniform(), new Zeros(), new None(), new None());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix weight = Weights.draw(initializer, inputs.size(), units, random);
        FloatMatrix bias = Weights.draw(biasInitializer, units, 1, inputs.size(), units, random);
        return new DenseLayer(
                new Parameter("weight", weight, penalty, constraint).asMatrix(),
                false,
                new Parameter("bias", bias),
                activation);
    }
}
