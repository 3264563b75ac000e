package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Makes a sequence of features: the same ones at each step, steps × 1 × features. A recurrent layer behind it decodes
 * what another one encoded. Keras calls it {@code RepeatVector}.
 */
@Doc("repeats features at each step of a sequence")
@AutoService(LayerSpec.class)
public record Repeat(@Doc("number of steps, >= 1") int steps) implements LayerSpec {
    /** Checks the components. */
    public Repeat {
        Require.atLeast(1, "steps", steps);
    }

    /** A single step. */
    public Repeat() {
        this(1);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Sequence.requireRoom("repeat", steps, inputs.size(), "take fewer steps");
        return new RepeatLayer(steps, inputs.size());
    }
}
