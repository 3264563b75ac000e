package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Orthogonal;
import dev.nacre.layers.Tanh;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * A plain recurrent layer, h ← f(W x + b + U h + d), where h begins at 0. Elman, 1990. The outputs are h after each
 * step: steps × 1 × units.
 *
 * <p>Parameters are those of PyTorch's {@code RNN} with one layer.
 */
@Doc("plain recurrent layer, for sequences; Elman, 1990")
@AutoService(LayerSpec.class)
public record Recurrent(
        @Doc("number of units, >= 1") int units,
        @Doc("activation function") Activation activation,

        @Doc("initial values of the weights of the inputs") Initializer initializer,

        @Doc("initial values of the recurrent weights") Initializer recurrentInitializer,

        @Doc("dropout on the way to the next step, the same at all steps, >= 0, < 1")
        float recurrentDropout)
        implements RecurrentSpec {
    /** Checks the components. */
    public Recurrent {
        Require.atLeast(1, "units", units);
        Require.belowOne("recurrentDropout", recurrentDropout);
    }

    /** 32 units with tanh. */
    public Recurrent() {
        this(32, new Tanh());
    }

    /**
     * Glorot uniform weights, orthogonal recurrent weights.
     *
     * @param units number of units
     * @param activation the activation function
     */
    public Recurrent(int units, Activation activation) {
        this(units, activation, new GlorotUniform(), new Orthogonal(), 0);
    }

    @Override
    public Layer build(Shape inputs, boolean reversed, RandomGenerator random) {
        Sequence sequence = Sequence.of(inputs, reversed);
        RecurrentWeights weights = RecurrentWeights.draw(1, sequence, units, initializer, recurrentInitializer, random);
        return new RecurrentLayer(
                "recurrent",
                sequence,
                weights,
                new StateDropout(recurrentDropout, random),
                () -> new PlainCell(activation));
    }
}
