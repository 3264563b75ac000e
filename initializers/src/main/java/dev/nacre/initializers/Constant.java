package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The same value everywhere, such as small positive biases that make every ReLU active at the start:
 * {@code dense(100, activation=relu, biasInitializer=constant(0.01))}. Use it for biases, not for weights: units whose
 * weights start equal stay equal.
 */
@Doc("the same value everywhere, for biases")
@AutoService(Initializer.class)
public record Constant(@Doc("the value, finite") float value) implements Initializer {
    /** Checks the components. */
    public Constant {
        Require.finite("value", value);
    }

    /** Value 0.01. */
    public Constant() {
        this(0.01f);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, value);
    }
}
