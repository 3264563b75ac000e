package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Repeat;
import dev.nacre.layers.NoiseLayer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Dropout of whole channels: in training, all pixels of a channel of a sample are set to 0 together with probability
 * {@code rate}, and the other channels are divided by 1 − rate. Neighbouring pixels of a convolution's outputs are much
 * alike, so that dropping single ones hides little. On flat features it is {@link Dropout}, to the bit. In inference it
 * does nothing. Tompson et al., 2015, arXiv:1411.4280, section 3.2; Keras' {@code SpatialDropout2D}, PyTorch's
 * {@code Dropout2d}.
 */
@Doc("sets random channels of images to 0 in training, and scales up the rest; Tompson et al., 2015")
@AutoService(LayerSpec.class)
public record SpatialDropout(
        @Doc("probability of dropping a channel, >= 0, < 1") float rate) implements LayerSpec {
    /** Checks the components. */
    public SpatialDropout {
        Require.belowOne("rate", rate);
    }

    /** Rate 0.5. */
    public SpatialDropout() {
        this(0.5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        float kept = 1 / (1 - rate);
        int size = inputs.size();
        return new NoiseLayer("spatialDropout", inputs, random, (pass, x, y, slope, from, to) -> {
            for (int start = from; start < to; start = (start / size + 1) * size)
                mask(pass, rate, kept, slope, start, Math.min(to, (start / size + 1) * size), inputs);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
    }

    /**
     * Fills a part of one sample. Its first pixel's worth of elements is drawn, each by the number of its sample and
     * channel; they repeat from pixel to pixel.
     */
    private static void mask(long pass, float rate, float kept, float[] mask, int from, int to, Shape shape) {
        int threshold = (int) (rate * 0x1p31);
        int channels = shape.channels();
        int first = from / shape.size() * channels;
        int done = Math.min(channels, to - from);
        for (int i = 0; i < done; i++) {
            int bits = Noise.bits(pass, first + (from + i) % channels) >>> 1;
            mask[from + i] = bits < threshold ? 0 : kept;
        }
        Repeat.over(mask, from, done, to);
    }
}
