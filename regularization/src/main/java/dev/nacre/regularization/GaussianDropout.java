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
 * In training, each element is multiplied by a normal random number of mean 1 and variance rate / (1 − rate): the mean
 * and variance of the factor of inverted dropout with that rate. In inference it does nothing. Srivastava et al., 2014,
 * section 10.
 */
@Doc("multiplies by normal noise of mean 1 in training; Srivastava et al., 2014")
@AutoService(LayerSpec.class)
public record GaussianDropout(
        @Doc("rate of dropout with the same variance, >= 0, < 1")
        float rate) implements LayerSpec {
    /** Checks the components. */
    public GaussianDropout {
        Require.belowOne("rate", rate);
    }

    /** Rate 0.5: standard deviation 1. */
    public GaussianDropout() {
        this(0.5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        float deviation = (float) Math.sqrt(rate / (1.0 - rate));
        return new NoiseLayer("gaussianDropout", inputs, random, (pass, x, y, slope, from, to) -> {
            Arrays.fill(slope, from, to, 1);
            Noise.addGaussians(pass, from, deviation, slope, from, to);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
    }
}
