package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Mean subtraction: each feature minus its own mean over the training part. Of pictures this is the per-pixel mean,
 * since every pixel is a feature: the mean picture is subtracted (Krizhevsky et al., 2012). {@link ChannelMean} has one
 * mean for all pixels of a channel instead.
 */
@Doc("each feature minus its mean over the training part; of pictures: the per-pixel mean, as in Krizhevsky et "
        + "al., 2012")
@AutoService(LayerSpec.class)
public record SubtractMean() implements LayerSpec {
    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new AffineLayer("subtractMean", "mean", 0, inputs, (moments, mean, scale) -> {
            for (int i = 0; i < mean.length; i++) mean[i] = (float) moments.mean(i);
        });
    }
}
