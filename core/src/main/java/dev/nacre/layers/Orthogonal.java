package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A random matrix with orthonormal columns times {@code gain}, or rows if there are more columns than rows: it
 * preserves the length of signals, or of gradients, through any number of linear layers. The matrix is uniformly
 * distributed over all such matrices: it is the orthogonal factor of a normal matrix. Saxe et al., 2013,
 * arXiv:1312.6120, section 3. Takes about a second for 1000 × 1000: the larger dimension times the square of the
 * smaller one. It is in core because it is the default of the recurrent weights of recurrent layers.
 */
@Doc("random orthonormal columns, or rows, times gain; Saxe et al., 2013")
@AutoService(Initializer.class)
public record Orthogonal(
        @Doc("length of the columns or rows, > 0; sqrt(2) for relu")
        float gain) implements Initializer {
    /** Checks the components. */
    public Orthogonal {
        Require.positive("gain", gain);
    }

    /** Gain 1. */
    public Orthogonal() {
        this(1);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        boolean tall = weights.rows >= weights.columns;
        int length = Math.max(weights.rows, weights.columns);
        int count = Math.min(weights.rows, weights.columns);
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) for (int i = 0; i < length; i++) vector[i] = random.nextGaussian();
        Orthonormal.make(vectors);
        for (int v = 0; v < count; v++)
            for (int i = 0; i < length; i++)
                weights.data[tall ? v * weights.rows + i : i * weights.rows + v] = (float) (gain * vectors[v][i]);
    }
}
