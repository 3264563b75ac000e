package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam with the infinity norm: m ← β₁·m + (1 − β₁)·g, u ← max(β₂·u, |g| + ε), step = α / (1 − β₁ᵗ) · m / u. Kingma and
 * Ba, 2015, arXiv:1412.6980, algorithm 2.
 *
 * <p>The paper has no epsilon, and divides zero by zero where the gradient has always been zero. This epsilon is that
 * of PyTorch.
 */
@Doc("Adam with the infinity norm; Kingma and Ba, 2015, arXiv:1412.6980")
@AutoService(Optimizer.class)
public record AdaMax(
        @Doc("learning rate, > 0; bounds the size of most steps")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the largest gradient, >= 0 and < 1")
        float beta2,

        @Doc("added to the absolute gradient, > 0") float epsilon)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AdaMax {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /** The paper's 0.002, 0.9, 0.999; epsilon 1e-8. */
    public AdaMax() {
        this(0.002f, 0.9f, 0.999f, 1e-8f);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] largest = slots[1];
        float rate = (float) (learningRate / (1 - Math.pow(beta1, t)));
        float fresh = 1 - beta1;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh * g);
            float u = Math.max(beta2 * largest[i], Math.abs(g) + epsilon);
            mean[i] = m;
            largest[i] = u;
            gradient[i] = rate * m / u;
        }
    }
}
