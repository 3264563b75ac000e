package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training each picture is moved by whole pixels, across and down, each number from −{@code pixels} to
 * {@code pixels} as likely. In inference it does nothing. A side of one pixel does not move.
 */
@Doc("in training moves each picture by some pixels, across and down")
@AutoService(LayerSpec.class)
public record Shift(
        @Doc("largest shift, >= 0") int pixels,
        @Doc("value of what comes in from outside, finite") float fill) implements LayerSpec {
    /** Checks the components. */
    public Shift {
        if (pixels < 0) throw new IllegalArgumentException("pixels must be >= 0, not " + pixels);
        WarpLayer.requireFill(fill);
    }

    /** Up to 2 pixels. */
    public Shift() {
        this(2, 0);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("shift", inputs, fill, random, (pass, sample, picture, u, v) -> {
            int across = picture.width() == 1 ? 0 : drawn(pass, 2 * sample);
            int down = picture.height() == 1 ? 0 : drawn(pass, 2 * sample + 1);
            Warp.affine(picture, 1, 0, 0, 1, across, down, u, v);
        });
    }

    private int drawn(long pass, int index) {
        return (int) Math.floor(Noise.uniform(pass, index) * (2.0 * pixels + 1)) - pixels;
    }
}
