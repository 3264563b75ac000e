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
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Long short-term memory: a state that gates write, keep and read,
 *
 * <pre>
 * i, f, o = sigmoid(W x + b + U h + d)      g = tanh(W x + b + U h + d)
 * c ← f∘c + i∘g                             h ← o∘tanh(c)
 * </pre>
 *
 * where each gate has its own weights; h and c begin at 0. Hochreiter and Schmidhuber, 1997, with the forget gate of
 * Gers et al., 2000. The outputs are h after each step: steps × 1 × units. The biases of the forget gate begin at 1, so
 * that the state is kept at first (Jozefowicz et al., 2015).
 *
 * <p>Parameters and the order of gates, i, f, g, o, are those of PyTorch's {@code LSTM} with one layer.
 */
@Doc("long short-term memory, for sequences; Hochreiter and Schmidhuber, 1997")
@AutoService(LayerSpec.class)
public record Lstm(
        @Doc("number of units, >= 1") int units,

        @Doc("initial bias of the forget gate, finite") float forgetBias,

        @Doc("initial values of the weights of the inputs") Initializer initializer,

        @Doc("initial values of the recurrent weights, for each gate")
        Initializer recurrentInitializer,

        @Doc("dropout on the way to the next step, the same at all steps, >= 0, < 1")
        float recurrentDropout)
        implements RecurrentSpec {
    /** Checks the components. */
    public Lstm {
        Require.atLeast(1, "units", units);
        Require.belowOne("recurrentDropout", recurrentDropout);
        Require.finite("forgetBias", forgetBias);
    }

    /** 32 units. */
    public Lstm() {
        this(32);
    }

    /**
     * Glorot uniform weights, orthogonal recurrent weights, a forget bias of 1.
     *
     * @param units number of units
     */
    public Lstm(int units) {
        this(units, 1, new GlorotUniform(), new Orthogonal(), 0);
    }

    @Override
    public Layer build(Shape inputs, boolean reversed, RandomGenerator random) {
        Sequence sequence = Sequence.of(inputs, reversed);
        RecurrentWeights weights = RecurrentWeights.draw(4, sequence, units, initializer, recurrentInitializer, random);
        Arrays.fill(weights.inputBias().value().data, units, 2 * units, forgetBias);
        return new RecurrentLayer("lstm", sequence, weights, new StateDropout(recurrentDropout, random), LstmCell::new);
    }
}
