package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Subtracts from each feature its mean over the training data. For images this subtracts the mean image, because each
 * pixel is a feature (Krizhevsky et al., 2012). {@link ChannelMean} has one mean for all pixels of a channel instead.
 */
@Doc("subtracts each feature's mean over the training data; for images the mean image, Krizhevsky et al., 2012")
@AutoService(LayerSpec.class)
public record SubtractMean() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new AffineLayer("subtractMean", "mean", 0, inputs, (moments, mean, scale) -> {
            for (int i = 0; i < mean.length; i++) mean[i] = (float) moments.mean(i);
        });
    }
}
