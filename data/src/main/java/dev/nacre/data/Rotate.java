package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training each picture is turned about its middle, by an angle from −{@code degrees} to
 * {@code degrees}. In inference it does nothing.
 */
@Doc("in training turns each picture about its middle by a random angle")
@AutoService(LayerSpec.class)
public record Rotate(
        @Doc("largest angle, >= 0, <= 180") float degrees,

        @Doc("value of what comes in from outside, finite") float fill)
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
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("rotate", inputs, fill, random, (pass, sample, picture, u, v) -> {
            double angle = Math.toRadians(degrees) * (2 * Noise.uniform(pass, sample) - 1);
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            Warp.affine(picture, cos, sin, -sin, cos, 0, 0, u, v);
        });
    }
}
