package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: in training one picture in two is mirrored, left to right or top to bottom or, if both are asked for,
 * each on its own. In inference it does nothing. Not for what a mirror makes something else of, such as digits.
 */
@Doc("in training mirrors one picture in two")
@AutoService(LayerSpec.class)
public record Reflect(
        @Doc("whether left and right change places") boolean horizontal,

        @Doc("whether top and bottom change places") boolean vertical)
        implements LayerSpec {
    /** Checks the components. */
    public Reflect {}

    /** Left to right. */
    public Reflect() {
        this(true, false);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("reflect", inputs, 0, random, (pass, sample, picture, u, v) -> {
            int across = horizontal && Noise.bits(pass, 2 * sample) < 0 ? -1 : 1;
            int down = vertical && Noise.bits(pass, 2 * sample + 1) < 0 ? -1 : 1;
            Warp.affine(picture, across, 0, 0, down, 0, 0, u, v);
        });
    }
}
