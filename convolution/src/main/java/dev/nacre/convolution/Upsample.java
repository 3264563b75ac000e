package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Makes images larger by repeating each pixel (nearest neighbour). Followed by a convolution it is an alternative to
 * {@link ConvTranspose} without its checkerboard patterns (Odena et al., 2016).
 */
@Doc("repeats each pixel, to make images larger; Odena et al., 2016")
@AutoService(LayerSpec.class)
public record Upsample(
        @Doc("how many times as high and wide the outputs are, >= 1")
        int factor) implements LayerSpec {
    /** Checks the components. */
    public Upsample {
        Require.atLeast(1, "factor", factor);
    }

    /** Twice as high and wide. */
    public Upsample() {
        this(2);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new UpsampleLayer(factor, inputs);
    }
}
