package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * All ones, for factors such as the gain of a normalisation layer. Not for weights: units whose weights start equal
 * stay equal.
 */
@Doc("all ones, for factors")
@AutoService(Initializer.class)
public record Ones() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, 1);
    }
}
