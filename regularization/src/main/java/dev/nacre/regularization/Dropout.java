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
 * In training, each element is set to 0 with probability {@code rate}. Inverted dropout divides the others by 1 − rate,
 * so that the expected value stays the same, and does nothing in inference. Vanilla dropout leaves the others as they
 * are, and multiplies all elements by 1 − rate in inference. Srivastava et al., 2014, describe the latter; their p is
 * the probability of keeping, 1 − rate.
 */
@Doc("sets random elements to 0 in training; Srivastava et al., 2014")
@AutoService(LayerSpec.class)
public record Dropout(
        @Doc("probability of dropping an element, >= 0, < 1")
        float rate,

        @Doc("whether to scale up the rest in training; if not, vanilla dropout scales down in inference")
        boolean inverted)
        implements LayerSpec {
    /** Checks the components. */
    public Dropout {
        Require.belowOne("rate", rate);
    }

    /** Inverted, rate 0.5. */
    public Dropout() {
        this(0.5f);
    }

    /**
     * Inverted dropout.
     *
     * @param rate probability of dropping an element, at least 0 and below 1
     */
    public Dropout(float rate) {
        this(rate, true);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        float kept = inverted ? 1 / (1 - rate) : 1;
        NoiseLayer layer = new NoiseLayer("dropout", inputs, random, (pass, x, y, slope, from, to) -> {
            Noise.mask(pass, rate, kept, slope, from, to);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
        return inverted ? layer : new VanillaDropoutLayer(layer, 1 - rate);
    }
}
