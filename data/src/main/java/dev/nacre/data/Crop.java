package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training a part of each picture is cut out, anywhere, with sides from {@code least} to 1 of the
 * picture's, and stretched to the whole. In inference it does nothing. (Cutting out of a picture with a border is what
 * {@link Shift} does.)
 */
@Doc("in training cuts a random part out of each picture, and stretches it to the whole")
@AutoService(LayerSpec.class)
public record Crop(
        @Doc("least share of the sides that is kept, > 0, <= 1")
        float least) implements LayerSpec {
    /** Checks the components. */
    public Crop {
        if (!(least > 0 && least <= 1)) throw new IllegalArgumentException("least must be > 0 and <= 1, not " + least);
    }

    /** Four fifths at least. */
    public Crop() {
        this(0.8f);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("crop", inputs, 0, random, (pass, sample, picture, u, v) -> {
            double side = least + (1 - least) * Noise.uniform(pass, 3 * sample);
            double across = (Noise.uniform(pass, 3 * sample + 1) - 0.5) * (1 - side) * picture.width();
            double down = (Noise.uniform(pass, 3 * sample + 2) - 0.5) * (1 - side) * picture.height();
            Warp.affine(picture, side, 0, 0, side, across, down, u, v);
            // half a pixel beyond the outermost middles belongs to the picture too
            for (int i = 0; i < picture.pixels(); i++) {
                u[i] = Math.max(0, Math.min(picture.width() - 1, u[i]));
                v[i] = Math.max(0, Math.min(picture.height() - 1, v[i]));
            }
        });
    }
}
