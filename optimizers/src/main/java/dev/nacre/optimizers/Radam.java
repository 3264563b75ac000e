package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Rectified Adam, which warms up by itself: with m and v as in {@link Adam}, ρ∞ = 2 / (1 − β₂) − 1 and ρₜ = ρ∞ − 2t·β₂ᵗ
 * / (1 − β₂ᵗ), the step is α·r·m̂ / (√v̂ + ε) with r² = (ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ) where ρₜ &gt; 4, and
 * α·m̂ before. Liu et al., 2020, arXiv:1908.03265, algorithm 2.
 *
 * <p>PyTorch and the authors' program wait for ρₜ &gt; 5. The paper has no epsilon; here it is where Adam has it,
 * PyTorch adds it to √v.
 */
@Doc("rectified Adam, which warms up by itself; Liu et al., 2020, arXiv:1908.03265")
@AutoService(Optimizer.class)
public record Radam(
        @Doc("learning rate, > 0; bounds the size of most steps")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, > 0.6 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Radam {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        // below that the mean never covers more than four gradients, so no step would be adaptive
        if (!(beta2 > 0.6f && beta2 < 1))
            throw new IllegalArgumentException("beta2 must be > 0.6 and < 1, not " + beta2);
        Require.positive("epsilon", epsilon);
    }

    /** 0.001, 0.9, 0.999, 1e-8. */
    public Radam() {
        this(0.001f, 0.9f, 0.999f, 1e-8f);
    }

    @Override
    public int slots() {
        return 2;
    }

    /** The paper's r, or 0 where the variance of v is not tractable yet. */
    private double rectification(int t) {
        double longest = 2 / (1 - (double) beta2) - 1;
        double power = Math.pow(beta2, t);
        double length = longest - 2 * t * power / (1 - power);
        if (!(length > 4)) return 0;
        return Math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] square = slots[1];
        double rectification = rectification(t);
        boolean adaptive = rectification > 0;
        float rate = (float) (learningRate / (1 - Math.pow(beta1, t)) * (adaptive ? rectification : 1));
        // not adaptive yet: the denominator is √(0·v) + 1
        float correction = adaptive ? (float) (1 / (1 - Math.pow(beta2, t))) : 0;
        float offset = adaptive ? epsilon : 1;
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float v = Elementary.flushed(beta2 * square[i] + fresh2 * g * g);
            mean[i] = m;
            square[i] = v;
            gradient[i] = rate * m / ((float) Math.sqrt(correction * v) + offset);
        }
    }
}
