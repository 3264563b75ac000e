package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Uniform between fixed bounds, whatever the layer's size. */
@Doc("uniform between given bounds")
@AutoService(Initializer.class)
public record Uniform(
        @Doc("lower bound, included, finite") float low,

        @Doc("upper bound, excluded up to rounding, > low, finite")
        float high)
        implements Initializer {
    /** Checks the components. */
    public Uniform {
        Require.finite("low", low);
        if (!(high > low) || Float.isInfinite(high))
            throw new IllegalArgumentException("high must be > low (" + low + ") and finite, not " + high);
    }

    /** Between −0.05 and 0.05. */
    public Uniform() {
        this(-0.05f, 0.05f);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.uniform(weights, low, high, random);
    }
}
