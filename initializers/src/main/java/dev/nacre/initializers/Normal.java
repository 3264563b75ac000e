package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Normal with a fixed standard deviation, whatever the layer's size: in deep networks signals vanish or grow. */
@Doc("normal with a given standard deviation")
@AutoService(Initializer.class)
public record Normal(
        @Doc("standard deviation, > 0") float deviation,
        @Doc("mean, finite") float mean) implements Initializer {
    /** Checks the components. */
    public Normal {
        require(deviation, mean);
    }

    /** Standard deviation 0.01, mean 0. */
    public Normal() {
        this(0.01f);
    }

    /**
     * Mean 0.
     *
     * @param deviation standard deviation
     */
    public Normal(float deviation) {
        this(deviation, 0);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.normal(weights, mean, deviation, random);
    }

    static void require(float deviation, float mean) {
        Require.positive("deviation", deviation);
        Require.finite("mean", mean);
    }
}
