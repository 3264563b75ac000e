package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training each picture becomes larger or smaller about its middle, by a factor from 1 − {@code share}
 * to 1 + {@code share}. In inference it does nothing.
 */
@Doc("in training makes each picture larger or smaller by a random factor")
@AutoService(LayerSpec.class)
public record Zoom(
        @Doc("largest change of size, >= 0, < 1") float share,

        @Doc("value of what comes in from outside, finite") float fill)
        implements LayerSpec {
    /** Checks the components. */
    public Zoom {
        if (!(share >= 0 && share < 1)) throw new IllegalArgumentException("share must be >= 0 and < 1, not " + share);
        WarpLayer.requireFill(fill);
    }

    /** Up to a tenth. */
    public Zoom() {
        this(0.1f, 0);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("zoom", inputs, fill, random, (pass, sample, picture, u, v) -> {
            double step = 1 / (1 + share * (2.0 * Noise.uniform(pass, sample) - 1));
            Warp.affine(picture, step, 0, 0, step, 0, 0, u, v);
        });
    }
}
