package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * {@code gain} on the main diagonal, 0 elsewhere: a linear layer with as many units as inputs returns its inputs. With
 * more units than inputs, the remaining units get 0; with fewer, the last inputs are ignored. Not to be confused with
 * the activation of the same name. Le et al., 2015, arXiv:1504.00941.
 */
@Doc("the identity matrix times gain; Le et al., 2015")
@AutoService(Initializer.class)
public record Identity(@Doc("value on the diagonal, finite") float gain) implements Initializer {
    /** Checks the components. */
    public Identity {
        Require.finite("gain", gain);
    }

    /** Gain 1. */
    public Identity() {
        this(1);
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(weights.data, 0);
        int n = Math.min(weights.rows, weights.columns);
        for (int i = 0; i < n; i++) weights.data[i * weights.rows + i] = gain;
    }
}
