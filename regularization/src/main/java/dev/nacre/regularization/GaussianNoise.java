package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.layers.NoiseLayer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * In training, adds a normal random number of mean 0 to each element. In inference it does nothing. Bishop, 1995: small
 * noise on the inputs acts as a penalty on the gradient of the learned function.
 */
@Doc("adds normal noise in training; Bishop, 1995")
@AutoService(LayerSpec.class)
public record GaussianNoise(
        @Doc("standard deviation, >= 0, in the units of the inputs")
        float deviation) implements LayerSpec {
    /** Checks the components. */
    public GaussianNoise {
        Require.notNegative("deviation", deviation);
    }

    /** Standard deviation 0.1. */
    public GaussianNoise() {
        this(0.1f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new NoiseLayer("gaussianNoise", inputs, random, (pass, x, y, slope, from, to) -> {
            System.arraycopy(x, from, y, from, to - from);
            Noise.addGaussians(pass, from, deviation, y, from, to);
            Arrays.fill(slope, from, to, 1);
        });
    }
}
