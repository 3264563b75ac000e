package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Clips the norm of each parameter's gradient, or step. Its direction stays the same. Unlike {@link ClipGlobalNorm}, it
 * acts at its position in a chain, and changes the proportions between parameters.
 *
 * <p>The norm is summed in double. A gradient whose norm is not finite is not changed, so that the trainer can report
 * where it came from.
 */
@Doc("clips the norm of each parameter's gradient; Pascanu et al., 2013, arXiv:1211.5063, per parameter")
@AutoService(Optimizer.class)
public record ClipNorm(@Doc("maximum norm, > 0") float norm) implements Optimizer {
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
