package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: training enlarges or shrinks each image about its centre, by a factor drawn uniformly from 1 − {@code
 * share} to 1 + {@code share}. Inference changes nothing.
 */
@Doc("training enlarges or shrinks each image by a random factor")
@AutoService(LayerSpec.class)
public record Zoom(
        @Doc("largest change of size, >= 0, < 1") float share,

        @Doc("value of pixels from outside the image, finite")
        float fill)
        implements LayerSpec {
    /** Checks the components. */
    public Zoom {
        Require.belowOne("share", share);
        WarpLayer.requireFill(fill);
    }

    /** By at most a tenth. */
    public Zoom() {
        this(0.1f, 0);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("zoom", inputs, fill, random, (pass, sample, image, u, v) -> {
            double step = 1 / (1 + share * (2.0 * Noise.uniform(pass, sample) - 1));
            Warp.affine(image, step, 0, 0, step, 0, 0, u, v);
        });
    }
}
