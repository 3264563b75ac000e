package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Each unit gets a fixed number of incoming weights, normal with mean 0, from inputs chosen at random; the others are 0. So the
 * sums don't grow with the number of inputs, and units stay different. All, if there are no more inputs than connections.
 * Martens, 2010, Deep learning via Hessian-free optimization, section 5: 15 connections, deviation 1. PyTorch's takes the
 * share of zeros instead.
 */
@Doc("a few normal weights into each unit, the others 0; Martens, 2010")
@AutoService(Initializer.class)
public record Sparse(
        @Doc("weights into a unit that are not 0, >= 1") int connections,
        @Doc("their standard deviation, > 0") float deviation)
        implements Initializer {
    /** Checks the components. */
    public Sparse {
        if (connections < 1) throw new IllegalArgumentException("connections must be >= 1, not " + connections);
        Normal.require(deviation, 0);
    }

    /** 15 connections with deviation 1. */
    public Sparse() {
        this(15, 1);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, 0);
        int[] inputs = new int[weights.rows];
        for (int i = 0; i < inputs.length; i++) inputs[i] = i;
        int count = Math.min(connections, inputs.length);
        for (int unit = 0; unit < weights.columns; unit++) {
            for (int i = 0; i < count; i++) {
                int other = i + random.nextInt(inputs.length - i);
                int chosen = inputs[other];
                inputs[other] = inputs[i];
                inputs[i] = chosen;
                weights.data[unit * weights.rows + chosen] = (float) (deviation * random.nextGaussian());
            }
        }
    }
}
