package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.List;

/**
 * Clips the norm of the gradient of the whole model, with all parameters as one vector. Its direction stays the same.
 * Pascanu et al., 2013, arXiv:1211.5063, algorithm 1.
 *
 * <p>The norm is summed in double. PyTorch's {@code clip_grad_norm_} divides by the norm plus 1e-6. A gradient whose
 * norm is not finite is not changed, so that the trainer can report where it came from.
 */
@Doc("clips the norm of the gradient of all parameters together; Pascanu et al., 2013, arXiv:1211.5063")
@AutoService(Optimizer.class)
public record ClipGlobalNorm(@Doc("maximum norm, > 0") float norm) implements ElementwiseOptimizer {
    /** Checks the components. */
    public ClipGlobalNorm {
        Require.positive("norm", norm);
    }

    /** Norm 1. */
    public ClipGlobalNorm() {
        this(1);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void prepare(List<Parameter> parameters, int t) {
        double squares = 0;
        for (Parameter each : parameters) squares += Norms.squares(each.gradient().data);
        double found = Math.sqrt(squares);
        if (!(found > norm) || Double.isInfinite(found)) return;
        float factor = (float) (norm / found);
        for (Parameter each : parameters) Norms.scale(each.gradient().data, factor);
    }

    /** Does nothing: {@link #prepare} has done all. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
