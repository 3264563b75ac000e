package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: training rotates each image about its centre, by an angle drawn uniformly from −{@code degrees} to
 * {@code degrees}. Inference changes nothing.
 */
@Doc("training rotates each image about its centre by a random angle")
@AutoService(LayerSpec.class)
public record Rotate(
        @Doc("largest angle, >= 0, <= 180") float degrees,

        @Doc("value of pixels from outside the image, finite")
        float fill)
        implements LayerSpec {
    /** Checks the components. */
    public Rotate {
        if (!(degrees >= 0 && degrees <= 180))
            throw new IllegalArgumentException("degrees must be >= 0 and <= 180, not " + degrees);
        WarpLayer.requireFill(fill);
    }

    /** Up to 15 degrees. */
    public Rotate() {
        this(15, 0);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("rotate", inputs, fill, random, (pass, sample, image, u, v) -> {
            double angle = Math.toRadians(degrees) * (2 * Noise.uniform(pass, sample) - 1);
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            Warp.affine(image, cos, sin, -sin, cos, 0, 0, u, v);
        });
    }
}
