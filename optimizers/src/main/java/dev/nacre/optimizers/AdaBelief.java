package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam that divides by how far the gradients deviate from their mean: m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·(g −
 * m)² + ε, step = α·m̂ / (√ŝ + ε), bias-corrected as in {@link Adam}. Zhuang et al., 2020, arXiv:2010.07468, algorithm
 * 2.
 *
 * <p>Epsilon is used twice, as in the paper and in the authors' program. PyTorch does not have this optimizer.
 */
@Doc("Adam that divides by how far the gradients deviate from their mean; Zhuang et al., 2020, arXiv:2010.07468")
@AutoService(Optimizer.class)
public record AdaBelief(
        @Doc("learning rate, > 0; the size of most steps") float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared deviations, >= 0 and < 1")
        float beta2,

        @Doc("added to the mean of squared deviations in each step, and to its root, > 0")
        float epsilon)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AdaBelief {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /** 0.001, 0.9, 0.999, and epsilon 1e-16, which the authors recommend in their program. */
    public AdaBelief() {
        this(0.001f, 0.9f, 0.999f, 1e-16f);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] deviation = slots[1];
        float rate = (float) (learningRate / (1 - Math.pow(beta1, t)));
        float correction = (float) (1 / (1 - Math.pow(beta2, t)));
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float d = g - m;
            float s = beta2 * deviation[i] + fresh2 * d * d + epsilon;
            mean[i] = m;
            deviation[i] = s;
            gradient[i] = rate * m / ((float) Math.sqrt(correction * s) + epsilon);
        }
    }
}
