package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Gradient descent with momentum, also called heavy ball: v ← μ·v + g, step = α·v. Polyak, 1964.
 *
 * <p>As in PyTorch, the learning rate is outside the velocity. In Sutskever et al., 2013, equation 1, it is inside (v ←
 * μ·v − α·g); the two differ only while a schedule changes the rate.
 */
@Doc("gradient descent with momentum; Polyak, 1964")
@AutoService(Optimizer.class)
public record Momentum(
        @Doc("learning rate, > 0") float learningRate,

        @Doc("momentum coefficient, >= 0 and < 1") float momentum) implements ElementwiseOptimizer {
    /** Checks the components. */
    public Momentum {
        Require.positive("learningRate", learningRate);
        Require.belowOne("momentum", momentum);
    }

    /** Learning rate 0.01, momentum 0.9. */
    public Momentum() {
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
            float v = Elementary.flushed(momentum * velocity[i] + gradient[i]);
            velocity[i] = v;
            gradient[i] = learningRate * v;
        }
    }
}
