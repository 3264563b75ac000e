package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: training mirrors an image with probability 1/2, left to right, top to bottom, or both, independently
 * of each other. Inference changes nothing. Do not use it where a mirrored image means something else, as with
 * digits.
 */
@Doc("training mirrors each image with probability 1/2")
@AutoService(LayerSpec.class)
public record Reflect(
        @Doc("whether to swap left and right") boolean horizontal,

        @Doc("whether to swap top and bottom") boolean vertical)
        implements LayerSpec {
    /** Checks the components. */
    public Reflect {}

    /** Left to right. */
    public Reflect() {
        this(true, false);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("reflect", inputs, 0, random, (pass, sample, image, u, v) -> {
            int across = horizontal && Noise.bits(pass, 2 * sample) < 0 ? -1 : 1;
            int down = vertical && Noise.bits(pass, 2 * sample + 1) < 0 ? -1 : 1;
            Warp.affine(image, across, 0, 0, down, 0, 0, u, v);
        });
    }
}
