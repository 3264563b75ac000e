package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.util.random.RandomGenerator;

/**
 * Two recurrent layers of one kind, each with its own weights: one reads the sequence from the first step to the last,
 * the other from the last to the first. The outputs of a step are those of both, beside each other: steps × 1 × (2 ·
 * units). Schuster and Paliwal, 1997.
 *
 * <p>Parameters are those of PyTorch's layers with {@code bidirectional=True}.
 */
@Doc("two recurrent layers, one for each direction of the sequence; Schuster and Paliwal, 1997")
@AutoService(LayerSpec.class)
public record Bidirectional(
        @Doc("a recurrent layer: lstm, gru or recurrent") LayerSpec inner) implements LayerSpec {
    /** Checks the components. */
    public Bidirectional {
        if (!(inner instanceof RecurrentSpec))
            throw new IllegalArgumentException("inner must be a recurrent layer, such as lstm(64), not "
                    + Plugins.name(inner.getClass()) + "; give each recurrent layer its own bidirectional");
    }

    /** LSTM with the default units in each direction. */
    public Bidirectional() {
        this(new Lstm());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        RecurrentSpec both = (RecurrentSpec) inner;
        return new BidirectionalLayer(both.build(inputs, false, random), both.build(inputs, true, random));
    }
}
