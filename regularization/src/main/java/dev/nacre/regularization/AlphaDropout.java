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
 * Dropout for layers with {@code selu}. In training, each element is set, with probability {@code rate}, to the limit
 * of selu for large negative inputs; then all elements are scaled and shifted so that mean 0 and variance 1 are
 * preserved. In inference it does nothing. Klambauer et al., 2017, arXiv:1706.02515, section "New Dropout Technique",
 * whose q is 1 − rate.
 */
@Doc("dropout for selu that keeps mean 0 and variance 1; Klambauer et al., 2017")
@AutoService(LayerSpec.class)
public record AlphaDropout(
        @Doc("probability of dropping an element, >= 0, < 1")
        float rate) implements LayerSpec {
    /** The limit of selu, −lambda · alpha. */
    private static final double LIMIT = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;

    /** Checks the components. */
    public AlphaDropout {
        Require.belowOne("rate", rate);
    }

    /** Rate 0.1; the paper tried 0.05 and 0.1. */
    public AlphaDropout() {
        this(0.1f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        double q = 1.0 - rate;
        double a = 1 / Math.sqrt(q + LIMIT * LIMIT * q * (1 - q));
        double b = -a * (1 - q) * LIMIT;
        float kept = (float) a;
        float limit = (float) LIMIT;
        float dropped = (float) (a * LIMIT + b);
        return new NoiseLayer("alphaDropout", inputs, random, (pass, x, y, slope, from, to) -> {
            Noise.mask(pass, rate, kept, slope, from, to);
            // The paper's a·(x·d + limit·(1 − d)) + b, where slope = a·d and so dropped = a·limit + b.
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i] + (dropped - limit * slope[i]);
        });
    }
}
