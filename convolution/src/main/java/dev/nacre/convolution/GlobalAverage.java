package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * The mean of each channel over all pixels: one feature for each channel, however large the image is. At the end of a
 * convolutional network it takes the place of large dense layers (Lin et al., 2014, section 3.2).
 */
@Doc("mean of each channel over all pixels; Lin et al., 2014")
@AutoService(LayerSpec.class)
public record GlobalAverage() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new GlobalAverageLayer(inputs);
    }
}
