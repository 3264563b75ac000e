package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.layers.NoiseLayer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Salt-and-pepper noise: in training, each element is set, with probability {@code rate}, to its lowest or its highest
 * possible value, with equal probabilities. In inference it does nothing. Vincent et al., 2010, section 3.3.
 */
@Doc("sets elements to their lowest or highest value in training; Vincent et al., 2010")
@AutoService(LayerSpec.class)
public record SaltAndPepper(
        @Doc("probability of changing an element, >= 0, < 1")
        float rate,

        @Doc("value of pepper, in the units of the inputs") float low,

        @Doc("value of salt, > low, in the units of the inputs")
        float high)
        implements LayerSpec {
    /** Any key except 0: the choice between low and high must not use the hash that chose the element. */
    private static final long COIN = 0x2545F4914F6CDD1DL;

    /** Checks the components. */
    public SaltAndPepper {
        Require.belowOne("rate", rate);
        Require.finite("low", low);
        if (!(high > low) || Float.isInfinite(high))
            throw new IllegalArgumentException("high must be > low and finite, not " + high);
    }

    /** Rate 0.25, for inputs between 0 and 1. */
    public SaltAndPepper() {
        this(0.25f, 0, 1);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new NoiseLayer("saltAndPepper", inputs, random, this::disturb);
    }

    private void disturb(long pass, float[] x, float[] y, float[] slope, int from, int to) {
        Noise.mask(pass, rate, 1, slope, from, to);
        Noise.mask(pass ^ COIN, 0.5f, 1, y, from, to);
        for (int i = from; i < to; i++) y[i] = x[i] * slope[i] + (high * y[i] + low * (1 - y[i])) * (1 - slope[i]);
    }
}
