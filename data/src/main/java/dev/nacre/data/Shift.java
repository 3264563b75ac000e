package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: training shifts each image by a whole number of pixels, horizontally and vertically. Each shift is
 * drawn uniformly from −{@code pixels} to {@code pixels}. Inference changes nothing. An image of one row is shifted
 * only horizontally, one of a single column only vertically.
 */
@Doc("training shifts each image by a random number of pixels, horizontally and vertically")
@AutoService(LayerSpec.class)
public record Shift(
        @Doc("largest shift, >= 0") int pixels,

        @Doc("value of pixels from outside the image, finite")
        float fill) implements LayerSpec {
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
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("shift", inputs, fill, random, (pass, sample, image, u, v) -> {
            int across = image.width() == 1 ? 0 : drawn(pass, 2 * sample);
            int down = image.height() == 1 ? 0 : drawn(pass, 2 * sample + 1);
            Warp.affine(image, 1, 0, 0, 1, across, down, u, v);
        });
    }

    private int drawn(long pass, int index) {
        return (int) Math.floor(Noise.uniform(pass, index) * (2.0 * pixels + 1)) - pixels;
    }
}
