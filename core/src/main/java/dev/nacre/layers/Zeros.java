package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * All zeros: the usual initial value of biases. Weights need another initializer: the units of a layer whose weights
 * start at zero all stay equal.
 */
@Doc("all zeros, for biases")
@AutoService(Initializer.class)
public record Zeros() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, 0);
    }
}
