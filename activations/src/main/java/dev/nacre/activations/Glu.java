package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Gated linear unit: the first half of the inputs times the logistic function of the second half, element by element.
 * So {@code dense(200), glu} has 100 outputs. Of images, each pixel's channels are such inputs. Dauphin et al., 2016,
 * arXiv:1612.08083, equation 1.
 */
@Doc("gated linear unit: the first half of the inputs times the logistic function of the second; Dauphin et al., 2016")
@AutoService(LayerSpec.class)
public record Glu() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int channels = inputs.channels();
        if (channels % 2 != 0)
            throw new IllegalArgumentException(
                    "glu needs an even number of " + (inputs.isFlat() ? "inputs" : "channels") + ", got " + channels
                            + "; give the layer before it " + (channels + 1)
                            + (inputs.isFlat() ? " units" : " channels"));
        return new GluLayer(new Shape(inputs.height(), inputs.width(), channels / 2));
    }
}
