package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam whose denominator never shrinks: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², u ← max(u, v), step = α·m̂ / (√û
 * + ε). Reddi et al., 2018, arXiv:1904.09237, algorithm 2.
 *
 * <p>The paper omits bias correction for brevity: m̂ = m, û = u, which makes the first steps three times too long with
 * the usual betas. PyTorch corrects: m̂ = m / (1 − β₁ᵗ), û = u / (1 − β₂ᵗ). This is the default here too. The paper has
 * no epsilon; here it is outside the root, as in PyTorch.
 */
@Doc("Adam whose denominator never shrinks; Reddi et al., 2018, arXiv:1904.09237")
@AutoService(Optimizer.class)
public record AmsGrad(
        @Doc("learning rate, > 0; bounds the size of most steps")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, >= 0 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon,

        @Doc("whether to correct the means for their initial value of zero; false follows the paper exactly")
        boolean biasCorrection)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AmsGrad {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /** 0.001, 0.9, 0.999, 1e-8, with bias correction. */
    public AmsGrad() {
        this(0.001f, 0.9f, 0.999f, 1e-8f, true);
    }

    @Override
    public int slots() {
        return 3;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] square = slots[1];
        float[] largest = slots[2];
        float rate = biasCorrection ? (float) (learningRate / (1 - Math.pow(beta1, t))) : learningRate;
        float correction = biasCorrection ? (float) (1 / (1 - Math.pow(beta2, t))) : 1;
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float v = Elementary.flushed(beta2 * square[i] + fresh2 * g * g);
            float u = Math.max(largest[i], v);
            mean[i] = m;
            square[i] = v;
            largest[i] = u;
            gradient[i] = rate * m / ((float) Math.sqrt(correction * u) + epsilon);
        }
    }
}
