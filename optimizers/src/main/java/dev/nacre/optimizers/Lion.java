package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Steps of constant size, in the direction of the sign of a mean: step = α·(sign(β₁·m + (1 − β₁)·g) + λ·w), then m ←
 * β₂·m + (1 − β₂)·g. Chen et al., 2023, arXiv:2302.06675, algorithm 2. The weight decay λ is decoupled, and is
 * multiplied by the learning rate.
 */
@Doc("steps of constant size in the direction of the sign of the mean gradient; Chen et al., 2023, arXiv:2302.06675")
@AutoService(Optimizer.class)
public record Lion(
        @Doc("learning rate, > 0: the size of every step; use a third to a tenth of Adam's")
        float learningRate,

        @Doc("weight of the mean in the direction, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta2,

        @Doc("decoupled weight decay per unit of learning rate, >= 0")
        float decay)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Lion {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.notNegative("decay", decay);
    }

    /** The paper's 0.0001, 0.9, 0.99; no decay. */
    public Lion() {
        this(0.0001f, 0.9f, 0.99f, 0);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = mean[i];
            mean[i] = Elementary.flushed(beta2 * m + fresh2 * g);
            gradient[i] = learningRate * (Sign.of(beta1 * m + fresh1 * g) + decay * value[i]);
        }
    }
}
