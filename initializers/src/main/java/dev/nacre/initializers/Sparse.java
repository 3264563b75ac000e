package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Each unit gets a fixed number of non-zero weights, normal with mean 0, from inputs chosen at random; the other
 * weights are 0. So sums don't grow with the number of inputs, and units stay different. If there are no more inputs
 * than connections, no weight is 0. Martens, 2010, Deep learning via Hessian-free optimization, section 5: 15
 * connections, standard deviation 1. PyTorch's initializer of this name takes the share of zeros instead.
 */
@Doc("a few non-zero normal weights into each unit; Martens, 2010")
@AutoService(Initializer.class)
public record Sparse(
        @Doc("non-zero weights into each unit, >= 1") int connections,
        @Doc("their standard deviation, > 0") float deviation)
        implements Initializer {
    /** Checks the components. */
    public Sparse {
        if (connections < 1) throw new IllegalArgumentException("connections must be >= 1, not " + connections);
        Normal.require(deviation, 0);
    }

    /** 15 connections with standard deviation 1. */
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
