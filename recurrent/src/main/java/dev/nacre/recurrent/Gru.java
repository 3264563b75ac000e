package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Orthogonal;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Gated recurrent units,
 *
 * <pre>
 * r, z = sigmoid(W x + b + U h + d)         n = tanh(W x + b + r∘(U h + d))
 * h ← (1 − z)∘n + z∘h
 * </pre>
 *
 * where r, z and n each have their own weights; h begins at 0. Cho et al., 2014, arXiv:1406.1078, with r after the
 * product, as in cuDNN, PyTorch and, by default, Keras. The outputs are h after each step: steps × 1 × units.
 *
 * <p>Parameters and the order of gates, r, z, n, are those of PyTorch's {@code GRU} with one layer.
 */
@Doc("gated recurrent units, for sequences; Cho et al., 2014")
@AutoService(LayerSpec.class)
public record Gru(
        @Doc("number of units, >= 1") int units,

        @Doc("initial values of the weights of the inputs") Initializer initializer,

        @Doc("initial values of the recurrent weights, for each gate")
        Initializer recurrentInitializer,

        @Doc("dropout on the way to the next step, the same at all steps, >= 0, < 1")
        float recurrentDropout)
        implements RecurrentSpec {
    /** Checks the components. */
    public Gru {
        Require.atLeast(1, "units", units);
        Require.belowOne("recurrentDropout", recurrentDropout);
    }

    /** 32 units. */
    public Gru() {
        this(32);
    }

    /**
     * Glorot uniform weights, orthogonal recurrent weights.
     *
     * @param units number of units
     */
    public Gru(int units) {
        this(units, new GlorotUniform(), new Orthogonal(), 0);
    }

    @Override
    public Layer build(Shape inputs, boolean reversed, RandomGenerator random) {
        Sequence sequence = Sequence.of(inputs, reversed);
        RecurrentWeights weights = RecurrentWeights.draw(3, sequence, units, initializer, recurrentInitializer, random);
        return new RecurrentLayer("gru", sequence, weights, new StateDropout(recurrentDropout, random), GruCell::new);
    }
}
