package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A linear layer in the neural-tangent parametrization (Jacot et al., 2018, arXiv:1806.07572): y = Wᵀx / √inputs + b,
 * with weights of variance 1. So one learning rate suits layers of every width. The initial values and the slower bias
 * are RealMLP's: Holzmüller et al., 2024, arXiv:2407.04491.
 *
 * <p>With {@code initialize=data} the layer is fitted once, like preprocessing: each unit's weights are divided so that
 * its sums have standard deviation 1 over the training data, and its bias is set to minus a random mean of five of
 * these sums, so that the kink of an activation lies among the data.
 */
@Doc("linear layer y = x·W/sqrt(inputs) + b, with initial values from the training data; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record NtkDense(
        @Doc("number of units, >= 1") int units,

        @Doc("initial weights and biases: normal, zeros, or data: normal, then fitted to the training data")
        Start initialize,

        @Doc("factor of the bias's learning rate, >= 0") float biasMultiplier)
        implements LayerSpec {
    /** Initial weights and biases. */
    public enum Start {
        /** Weights from N(0, 1), then scaled by the training data, which also gives the biases. */
        DATA,
        /** Weights and biases from N(0, 1). */
        NORMAL,
        /** All zeros, for a last layer. */
        ZEROS
    }

    /** Checks the components. */
    public NtkDense {
        Require.atLeast(1, "units", units);
        Objects.requireNonNull(initialize, "initialize");
        Require.notNegative("biasMultiplier", biasMultiplier);
    }

    /** One unit. */
    public NtkDense() {
        this(1);
    }

    /**
     * Initial values from the training data; the bias has a tenth of the learning rate.
     *
     * @param units number of units
     */
    public NtkDense(int units) {
        this(units, Start.DATA, 0.1f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        boolean zeros = initialize == Start.ZEROS;
        FloatMatrix w = zeros ? Weights.zeros(inputs.size(), units) : Draws.normal(inputs.size(), units, 1, random);
        FloatMatrix b = initialize == Start.NORMAL ? Draws.normal(units, 1, 1, random) : Weights.zeros(units, 1);
        Parameter weight = new Parameter("weight", w).asMatrix();
        Parameter bias = new Parameter("bias", b);
        bias.learningRateMultiplier(biasMultiplier);
        return initialize == Start.DATA
                ? new DataNtkDenseLayer(weight, bias, random.nextLong())
                : new NtkDenseLayer(weight, bias);
    }
}
