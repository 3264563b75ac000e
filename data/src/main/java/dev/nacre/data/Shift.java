package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training each picture is moved by whole pixels, across and down, each number from −{@code pixels} to {@code pixels}
 * as likely. In inference it does nothing. A side of one pixel does not move.
 */
@Doc("in training moves each picture by some pixels, across and down")
@AutoService(LayerSpec.class)
public record Shift(
        @Doc("largest shift, >= 0") int pixels,

        @Doc("pixels in a row, >= 0; 0: a row takes all inputs, or its share of them if there are several rows")
        int width,

        @Doc("rows, >= 1") int height,

        @Doc("value of what comes in from outside, finite") float fill)
        implements LayerSpec {
    /** Checks the components. */
    public Shift {
        if (pixels < 0) throw new IllegalArgumentException("pixels must be >= 0, not " + pixels);
        Raster.requireValid(width, height, fill);
    }

    /** Up to 2 pixels along a single row. */
    public Shift() {
        this(2, 0, 1, 0);
    }

    /**
     * Zeros come in from outside.
     *
     * @param pixels largest shift
     * @param width pixels in a row
     * @param height rows
     */
    public Shift(int pixels, int width, int height) {
        this(pixels, width, height, 0);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        Raster raster = Raster.of("shift", inputs, width, height);
        return new WarpLayer("shift", raster, fill, random, (pass, sample, picture, u, v) -> {
            int across = picture.width() == 1 ? 0 : drawn(pass, 2 * sample);
            int down = picture.height() == 1 ? 0 : drawn(pass, 2 * sample + 1);
            Warp.affine(picture, 1, 0, 0, 1, across, down, u, v);
        });
    }

    private int drawn(long pass, int index) {
        return (int) Math.floor(Noise.uniform(pass, index) * (2.0 * pixels + 1)) - pixels;
    }
}
