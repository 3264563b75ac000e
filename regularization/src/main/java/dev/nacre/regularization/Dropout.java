package dev.nacre.regularization;

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
 * In training, each element is set to 0 with probability {@code rate}, and the others are divided by 1 − rate, so that
 * the expected value stays the same and inference needs no scaling (inverted dropout). In inference it does nothing.
 * Srivastava et al., 2014, whose p is the probability of keeping: 1 − rate.
 */
@Doc("sets random elements to 0 in training, and scales up the rest; Srivastava et al., 2014")
@AutoService(LayerSpec.class)
public record Dropout(
        @Doc("probability of dropping an element, >= 0, < 1")
        float rate) implements LayerSpec {
    /** Checks the components. */
    public Dropout {
        Require.belowOne("rate", rate);
    }

    /** Rate 0.5. */
    public Dropout() {
        this(0.5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        float kept = 1 / (1 - rate);
        return new NoiseLayer("dropout", inputs, random, (pass, x, y, slope, from, to) -> {
            Noise.mask(pass, rate, kept, slope, from, to);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
    }
}
