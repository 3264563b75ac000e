package dev.nacre.tables.layers;

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
 * Dropout with a constant rate in the first half of the training, which then falls to 0 along half a cosine, as the
 * schedule {@code flatCosine} does: Holzmüller et al., 2024, arXiv:2407.04491. The layer counts its own training
 * passes, one for each batch; a checkpoint keeps the count. In inference it does nothing.
 */
@Doc("dropout whose rate falls to 0 in the second half of the training; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record FadingDropout(
        @Doc("probability of dropping an element at the beginning, >= 0, < 1")
        float rate,

        @Doc("batches of the whole training, >= 1") int steps)
        implements LayerSpec {
    /** Checks the components. */
    public FadingDropout {
        Require.belowOne("rate", rate);
        Require.atLeast(1, "steps", steps);
    }

    /** 0.15 in 10000 batches. */
    public FadingDropout() {
        this(0.15f, 10_000);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Noise noise = new Noise(random);
        return new NoiseLayer("fadingDropout", inputs, noise, (pass, x, y, slope, from, to) -> {
            float current = rate(noise.position());
            Noise.mask(pass, current, 1 / (1 - current), slope, from, to);
            for (int i = from; i < to; i++) y[i] = x[i] * slope[i];
        });
    }

    /** The rate in a pass, counted from 1. */
    float rate(long pass) {
        double passed = Math.min(1, (double) (pass - 1) / steps);
        return (float) (rate * (1 + Math.cos(Math.PI * Math.max(0, 2 * passed - 1))) / 2);
    }
}
