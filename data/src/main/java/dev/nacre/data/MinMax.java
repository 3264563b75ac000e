package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Scales each feature linearly so that its range in the training data becomes {@code low} to {@code high}. Values
 * outside that range are not clipped. A feature that is constant in the training data becomes {@code low}. For a
 * range that is known in advance, such as that of pixels, take {@link Scale}.
 */
@Doc("scales each feature from its range in the training data to [0, 1], or another range")
@AutoService(LayerSpec.class)
public record MinMax(
        @Doc("what the smallest value becomes, finite") float low,

        @Doc("what the largest value becomes, finite, > low")
        float high)
        implements LayerSpec {
    /** Checks the components. */
    public MinMax {
        Require.finite("low", low);
        if (!(high > low) || Float.isInfinite(high))
            throw new IllegalArgumentException("high must be finite and > low, " + low + ", not " + high);
    }

    /** From 0 to 1. */
    public MinMax() {
        this(0, 1);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new AffineLayer("minMax", "least", low, inputs, (moments, least, scale) -> {
            for (int i = 0; i < least.length; i++) {
                least[i] = moments.least(i);
                double range = (double) moments.largest(i) - moments.least(i);
                scale[i] = Math.max(Float.MIN_VALUE, (float) ((range > 0 ? range : 1) / ((double) high - low)));
            }
        });
    }
}
