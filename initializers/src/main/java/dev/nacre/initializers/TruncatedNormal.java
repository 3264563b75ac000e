package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Normal, drawn again where it lies more than two deviations from the mean. The deviation is that before the cut, as in
 * Keras's and PyTorch's initializers of this name: the numbers themselves have 0.8796 of it. {@link VarianceScaling} corrects
 * for that.
 */
@Doc("normal, drawn again beyond two deviations")
@AutoService(Initializer.class)
public record TruncatedNormal(
        @Doc("standard deviation before the cut, > 0") float deviation,
        @Doc("mean, finite") float mean) implements Initializer {
    /** Checks the components. */
    public TruncatedNormal {
        Normal.require(deviation, mean);
    }

    /** Deviation 0.01, mean 0. */
    public TruncatedNormal() {
        this(0.01f, 0);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.truncatedNormal(weights, mean, deviation, random);
    }
}
