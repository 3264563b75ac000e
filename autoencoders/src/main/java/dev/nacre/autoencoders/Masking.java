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
 * Masking noise: in training, each element is set to 0 with probability {@code rate}; the others are unchanged, not
 * scaled up as by dropout. In inference it does nothing. Vincent et al., 2010, section 3.3.
 */
@Doc("sets elements to 0 in training, without scaling the rest; Vincent et al., 2010")
@AutoService(LayerSpec.class)
public record Masking(
        @Doc("probability of masking an element, >= 0, < 1") float rate) implements LayerSpec {
    /** Checks the components. */
    public Masking {
        Require.belowOne("rate", rate);
    }

    /** Rate 0.25. */
    public Masking() {
        this(0.25f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new NoiseLayer("masking", inputs, random, (pass, x, y, slope, from, to) -> {
            Noise.mask(pass, rate, 1, slope, from, to);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
    }
}
