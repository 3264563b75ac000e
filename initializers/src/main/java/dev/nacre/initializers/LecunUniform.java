package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Uniform with variance 1 / fan-in, that is in ±√(3 / fan-in), so that inputs of variance 1 give sums of variance 1.
 * LeCun et al., 1998, Efficient BackProp, equation 16, where 1/√fan-in is the standard deviation: lecture notes that
 * give it as the variance are wrong.
 */
@Doc("uniform with variance 1 / fan-in; LeCun et al., 1998")
@AutoService(Initializer.class)
public record LecunUniform() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.uniform(weights, Math.sqrt(1.0 / fanIn), random);
    }
}
