package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * The largest of several linear pieces. The inputs are {@code pieces} blocks of outputs() rows each, one block for each piece:
 * output j is the maximum of the inputs j, j + outputs(), j + 2·outputs() … So {@code dense(600), maxout(3)} has 200
 * outputs. The gradient goes to the first of the largest. Goodfellow et al., 2013, arXiv:1302.4389.
 */
@Doc("the largest of several linear pieces, inputs / pieces outputs; Goodfellow et al., 2013")
@AutoService(LayerSpec.class)
public record Maxout(
        @Doc("inputs that compete for an output, >= 1; divides the number of inputs")
        int pieces) implements LayerSpec {
    /** Checks the components. */
    public Maxout {
        if (pieces < 1) throw new IllegalArgumentException("pieces must be >= 1, not " + pieces);
    }

    /** Two pieces. */
    public Maxout() {
        this(2);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        if (inputs % pieces != 0)
            throw new IllegalArgumentException("maxout needs a multiple of its " + pieces + " pieces as inputs, got "
                    + inputs + "; give the layer below " + (inputs / pieces + 1) * pieces + " units");
        return new MaxoutLayer(pieces, inputs / pieces);
    }
}
