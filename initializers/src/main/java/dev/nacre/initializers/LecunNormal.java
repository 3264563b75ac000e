package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Normal with variance 1 / fan-in, so that inputs of variance 1 give sums of variance 1. {@code selu} needs it. LeCun
 * et al., 1998, Efficient BackProp, equation 16, where 1/√fan-in is the standard deviation: lecture notes that give it
 * as the variance are wrong. Not truncated; Keras truncates.
 */
@Doc("normal with variance 1 / fan-in; LeCun et al., 1998")
@AutoService(Initializer.class)
public record LecunNormal() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.normal(weights, 0, Math.sqrt(1.0 / fanIn), random);
    }
}
