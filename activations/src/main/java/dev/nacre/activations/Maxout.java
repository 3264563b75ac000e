package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Maxout: each output is the maximum of several inputs. With n = inputs / pieces outputs, output j is the maximum of
 * the inputs j, j + n, j + 2n, … So {@code dense(600), maxout(3)} has 200 outputs. Of equal largest inputs, the first
 * gets the gradient. Goodfellow et al., 2013, arXiv:1302.4389.
 */
@Doc("maximum of several inputs, with inputs / pieces outputs; Goodfellow et al., 2013")
@AutoService(LayerSpec.class)
public record Maxout(
        @Doc("number of inputs per output, >= 1; must divide the number of inputs")
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
    public Layer build(Shape inputs, RandomGenerator random) {
        int size = inputs.size();
        if (size % pieces != 0)
            throw new IllegalArgumentException("maxout needs a number of inputs that is a multiple of pieces=" + pieces
                    + ", got " + size + "; give the layer before it " + (size / pieces + 1) * pieces + " units");
        return new MaxoutLayer(pieces, size / pieces);
    }
}
