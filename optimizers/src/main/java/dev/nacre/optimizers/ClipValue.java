package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/** Clips each element to −limit … limit. PyTorch's {@code clip_grad_value_}. */
@Doc("clips each element of the gradient to −limit … limit")
@AutoService(Optimizer.class)
public record ClipValue(@Doc("maximum absolute value, > 0") float limit) implements ElementwiseOptimizer {
    /** Checks the components. */
    public ClipValue {
        Require.positive("limit", limit);
    }

    /** Limit 1. */
    public ClipValue() {
        this(1);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
    }
}
