package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Steps that have the unit of the weights: s ← ρ·s + (1 − ρ)·g², d = g·√(u + ε) / √(s + ε), u ← ρ·u + (1 − ρ)·d², step
 * = α·d. Zeiler, 2012, arXiv:1212.5701, algorithm 1, where α is 1.
 *
 * <p>Epsilon is inside both roots, as in the paper and in PyTorch. It determines the size of the first steps.
 */
@Doc("gradient times the ratio of recent steps to recent gradients; Zeiler, 2012, arXiv:1212.5701")
@AutoService(Optimizer.class)
public record AdaDelta(
        @Doc("learning rate, > 0; 1 in the paper") float learningRate,

        @Doc("decay rate of both mean squares, >= 0 and < 1")
        float rho,

        @Doc("added under the roots, > 0") float epsilon)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AdaDelta {
        Require.positive("learningRate", learningRate);
        Require.belowOne("rho", rho);
        Require.positive("epsilon", epsilon);
    }

    /** The paper's 1, 0.95, 1e-6. */
    public AdaDelta() {
        this(1, 0.95f, 1e-6f);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] square = slots[0];
        float[] update = slots[1];
        float fresh = 1 - rho;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float u = update[i];
            float s = Elementary.flushed(rho * square[i] + fresh * g * g);
            float d = g * (float) Math.sqrt((u + epsilon) / (s + epsilon));
            square[i] = s;
            update[i] = Elementary.flushed(rho * u + fresh * d * d);
            gradient[i] = learningRate * d;
        }
    }
}
