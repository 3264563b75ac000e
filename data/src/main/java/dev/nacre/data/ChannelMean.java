package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Subtracts from each pixel the mean of its channel, taken over all pixels of the training data: one number for grey
 * images, three for colour images (Simonyan and Zisserman, 2015). {@link SubtractMean} has a mean for each pixel
 * instead. Features in a row count as channels, each with its own mean.
 */
@Doc("subtracts each channel's mean over the training data; Simonyan and Zisserman, 2015")
@AutoService(LayerSpec.class)
public record ChannelMean() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int channels = inputs.channels();
        return new AffineLayer("channelMean", "mean", 0, inputs, (moments, mean, scale) -> {
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int i = c; i < mean.length; i += channels) sum += moments.mean(i);
                for (int i = c; i < mean.length; i += channels) mean[i] = (float) (sum / inputs.pixels());
            }
        });
    }
}
