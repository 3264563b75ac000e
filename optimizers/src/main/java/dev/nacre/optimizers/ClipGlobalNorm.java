package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.plugin.Doc;
import java.util.List;

/**
 * Shortens the gradient of the whole model, all parameters seen as one vector, to a given norm if it is longer; its
 * direction stays. Pascanu et al., 2013, arXiv:1211.5063, algorithm 1.
 *
 * <p>The norm is summed in double. PyTorch's {@code clip_grad_norm_} divides by the norm plus 1e-6. A norm that is not
 * finite is left alone, so that the trainer reports where it came from.
 */
@Doc("shortens the gradient of all parameters together to a norm; Pascanu et al., 2013, arXiv:1211.5063")
@AutoService(Optimizer.class)
public record ClipGlobalNorm(@Doc("the largest norm, > 0") float norm) implements ElementwiseOptimizer {
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

    /** Nothing: all is done before the first step. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
