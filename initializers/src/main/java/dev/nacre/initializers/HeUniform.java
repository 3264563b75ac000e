package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Uniform with variance 2 / ((1 + slope²)·fan-in), that is in ±√(6 / ((1 + slope²)·fan-in)), which keeps the scale of
 * signals through layers with ReLU. He et al., 2015, arXiv:1502.01852, equations 10 and 15.
 */
@Doc("uniform with variance 2 / ((1 + slope²)·fan-in), for relu; He et al., 2015")
@AutoService(Initializer.class)
public record HeUniform(
        @Doc("slope of the activation below zero, 0 for relu, finite")
        float slope) implements Initializer {
    /** Checks the components. */
    public HeUniform {
        Require.finite("slope", slope);
    }

    /** For relu: slope 0. */
    public HeUniform() {
        this(0);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.uniform(weights, Math.sqrt(2 / ((1.0 + slope * slope) * fanIn)), random);
    }
}
