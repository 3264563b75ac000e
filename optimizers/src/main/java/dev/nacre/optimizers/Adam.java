package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam, adaptive moment estimation: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², step = α·m̂ / (√v̂ + ε) with the
 * bias-corrected m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ). Kingma and Ba, 2015, arXiv:1412.6980, algorithm 1.
 *
 * <p>Epsilon is outside the root and is added after bias correction, as in the paper's algorithm and in PyTorch.
 * TensorFlow adds it before (the paper's "epsilon hat").
 *
 * <p>Without bias correction m̂ = m and v̂ = v. Both means start at 0, and v is slower to grow, so that the first steps
 * are too large: (1 − β₁) / √(1 − β₂) times the learning rate at step 1, with the usual betas 3.2 times, and for a
 * constant gradient up to 6.6 times at step 12.
 */
@Doc("adaptive moment estimation; Kingma and Ba, 2015, arXiv:1412.6980")
@AutoService(Optimizer.class)
public record Adam(
        @Doc("learning rate, > 0; bounds the size of most steps")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, >= 0 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon,

        @Doc("whether to correct the means for their initial value of zero; without it the first steps are too large")
        boolean biasCorrection)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Adam {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /** The paper's 0.001, 0.9, 0.999, 1e-8, with bias correction. */
    public Adam() {
        this(0.001f);
    }

    /**
     * With the paper's betas and epsilon.
     *
     * @param learningRate learning rate; bounds the size of most steps
     */
    public Adam(float learningRate) {
        this(learningRate, 0.9f, 0.999f, 1e-8f, true);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] square = slots[1];
        float rate = biasCorrection ? (float) (learningRate / (1 - Math.pow(beta1, t))) : learningRate;
        float correction = biasCorrection ? (float) (1 / (1 - Math.pow(beta2, t))) : 1;
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float v = Elementary.flushed(beta2 * square[i] + fresh2 * g * g);
            mean[i] = m;
            square[i] = v;
            gradient[i] = rate * m / ((float) Math.sqrt(correction * v) + epsilon);
        }
    }
}
