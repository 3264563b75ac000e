package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Nesterov's accelerated gradient: v ← μ·v + g, step = α·(g + μ·v). Nesterov, 1983, in the form of Sutskever et al.,
 * 2013, equations 3 and 4, rewritten for the point where the gradient is computed, as in Bengio et al., 2012,
 * arXiv:1212.0901, equation 7, and in PyTorch.
 */
@Doc("Nesterov's accelerated gradient; Sutskever et al., 2013")
@AutoService(Optimizer.class)
public record Nesterov(
        @Doc("learning rate, > 0") float learningRate,

        @Doc("momentum coefficient, >= 0 and < 1") float momentum) implements ElementwiseOptimizer {
    /** Checks the components. */
    public Nesterov {
        Require.positive("learningRate", learningRate);
        Require.belowOne("momentum", momentum);
    }

    /** Learning rate 0.01, momentum 0.9. */
    public Nesterov() {
        this(0.01f, 0.9f);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] velocity = slots[0];
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float v = Elementary.flushed(momentum * velocity[i] + g);
            velocity[i] = v;
            gradient[i] = learningRate * (g + momentum * v);
        }
    }
}
