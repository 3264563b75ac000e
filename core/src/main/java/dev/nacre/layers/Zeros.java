package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** All zero: the usual start of biases. Weights that start so stay alike. */
@Doc("all zero, for biases")
@AutoService(Initializer.class)
public record Zeros() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, 0);
    }
}
