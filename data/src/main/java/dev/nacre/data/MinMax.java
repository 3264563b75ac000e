package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Each feature moved and stretched so that the training part's least value becomes {@code low} and its largest
 * {@code high}. What lies outside the training part's range comes to lie outside [low, high]: it is not cut off. The
 * range of a feature that is constant in the training part counts as 1, so that it becomes {@code low} there.
 * {@link Scale} takes fixed numbers instead, for a range that is known: pixels, for example.
 */
@Doc("each feature scaled so that the training part fills a range, [0, 1] or [-1, 1] for example")
@AutoService(LayerSpec.class)
public record MinMax(
        @Doc("what the least value becomes, finite") float low,

        @Doc("what the largest value becomes, finite, > low")
        float high)
        implements LayerSpec {
    /** Checks the components. */
    public MinMax {
        if (!Float.isFinite(low)) throw new IllegalArgumentException("low must be finite, not " + low);
        if (!(high > low) || Float.isInfinite(high))
            throw new IllegalArgumentException("high must be finite and > low, " + low + ", not " + high);
    }

    /** From 0 to 1. */
    public MinMax() {
        this(0, 1);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
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
