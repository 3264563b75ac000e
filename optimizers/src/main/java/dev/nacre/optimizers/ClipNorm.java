package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Shortens the gradient, or step, of one parameter to a given norm if it is longer; its direction stays. Unlike {@link
 * ClipGlobalNorm} it acts where it stands in a chain, and changes the proportions between parameters.
 *
 * <p>The norm is summed in double. A norm that is not finite is left alone, so that the trainer reports where it came
 * from.
 */
@Doc("shortens each parameter's gradient to a norm; Pascanu et al., 2013, arXiv:1211.5063, per parameter")
@AutoService(Optimizer.class)
public record ClipNorm(@Doc("the largest norm, > 0") float norm) implements Optimizer {
    /** Checks the components. */
    public ClipNorm {
        Require.positive("norm", norm);
    }

    /** Norm 1. */
    public ClipNorm() {
        this(1);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
        double found = Math.sqrt(Norms.squares(gradient.data));
        if (found > norm && found < Double.POSITIVE_INFINITY) Norms.scale(gradient.data, (float) (norm / found));
    }
}
