package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Normal; values more than two standard deviations from the mean are drawn again. The given deviation is that before
 * truncation, as in the initializers of this name in Keras and PyTorch; the weights have 0.8796 of it.
 * {@link VarianceScaling} corrects for that.
 */
@Doc("normal, redrawn beyond two standard deviations")
@AutoService(Initializer.class)
public record TruncatedNormal(
        @Doc("standard deviation before truncation, > 0") float deviation,
        @Doc("mean, finite") float mean) implements Initializer {
    /** Checks the components. */
    public TruncatedNormal {
        Normal.require(deviation, mean);
    }

    /** Standard deviation 0.01, mean 0. */
    public TruncatedNormal() {
        this(0.01f, 0);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.truncatedNormal(weights, mean, deviation, random);
    }
}
