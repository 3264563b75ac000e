package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Per-channel mean subtraction: from each pixel the mean of all pixels of its channel over the training part, one number for
 * grey pictures and three for coloured ones (Simonyan and Zisserman, 2015). A channel's pixels stand together: red, then green,
 * then blue. {@link SubtractMean} has a mean for each pixel instead. For columns of a table one mean of all has no meaning.
 */
@Doc("each pixel minus the mean of its channel's pixels over the training part; Simonyan and Zisserman, 2015")
@AutoService(LayerSpec.class)
public record ChannelMean(
        @Doc("channels, >= 1, a divisor of the inputs; a channel's pixels stand together")
        int channels) implements LayerSpec {
    /** Checks the component. */
    public ChannelMean {
        if (channels < 1) throw new IllegalArgumentException("channels must be >= 1, not " + channels);
    }

    /** One mean of all: grey pictures. */
    public ChannelMean() {
        this(1);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        if (inputs % channels != 0)
            throw new IllegalArgumentException("channelMean: " + inputs + " inputs aren't pixels of " + channels
                    + " channels, which must have as many each");
        int pixels = inputs / channels;
        return new AffineLayer("channelMean", "mean", 0, inputs, random, (moments, mean, scale) -> {
            for (int start = 0; start < inputs; start += pixels) {
                double sum = 0;
                for (int i = start; i < start + pixels; i++) sum += moments.mean(i);
                for (int i = start; i < start + pixels; i++) mean[i] = (float) (sum / pixels);
            }
        });
    }
}
