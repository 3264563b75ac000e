package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import dev.nacre.Initializer;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Start values of a Laplace distribution with variance gain² / fan-in: heavier tails than a normal one. */
@Doc("Laplace with variance gain² / fan-in")
@AutoService(Initializer.class)
public record LaplaceFanIn(@Doc("factor of the standard deviation, > 0") float gain) implements Initializer {
    public LaplaceFanIn {
        Require.positive("gain", gain);
    }

    public LaplaceFanIn() {
        this(1);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        double scale = gain / Math.sqrt(2.0 * fanIn);
        for (int i = 0; i < weights.length; i++) {
            double u = random.nextDouble() - 0.5;
            weights.data[i] = (float) (-scale * Math.signum(u) * Math.log1p(-2 * Math.abs(u)));
        }
    }
}
