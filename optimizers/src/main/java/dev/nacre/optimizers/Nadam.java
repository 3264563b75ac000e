package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam with Nesterov's momentum: m and v as in {@link Adam}, step = α·(μₜ₊₁·m / (1 − μ₁···μₜ₊₁) + (1 − μₜ)·g / (1 −
 * μ₁···μₜ)) / (√v̂ + ε), with the momentum schedule μₜ = β₁·(1 − 0.96^(ψ·t) / 2). Dozat, 2016, algorithm 2.
 *
 * <p>PyTorch before 2.0 counts μₜ twice in the first denominator. Epsilon is outside the root, as in PyTorch.
 */
@Doc("Adam with Nesterov's momentum; Dozat, 2016")
@AutoService(Optimizer.class)
public record Nadam(
        @Doc("learning rate, > 0; bounds the size of most steps")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, >= 0 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon,

        @Doc("how fast the momentum rises from beta1/2 to beta1: the paper's psi, >= 0")
        float momentumDecay)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Nadam {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.notNegative("momentumDecay", momentumDecay);
    }

    /** The paper's 0.002, 0.9, 0.999, 1e-8, 0.004. */
    public Nadam() {
        this(0.002f, 0.9f, 0.999f, 1e-8f, 0.004f);
    }

    @Override
    public int slots() {
        return 2;
    }

    private double momentum(int t) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, (double) momentumDecay * t));
    }

    /** Recomputed, not kept in a slot: its factors start near 1/2, so it soon is negligible compared to 1. */
    private double momentumProduct(int t) {
        double product = 1;
        for (int i = 1; i <= t && product > 1e-10; i++) product *= momentum(i);
        return product;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] square = slots[1];
        double product = momentumProduct(t);
        double next = momentum(t + 1);
        float meanRate = (float) (learningRate * next / (1 - product * next));
        float gradientRate = (float) (learningRate * (1 - momentum(t)) / (1 - product));
        float correction = (float) (1 / (1 - Math.pow(beta2, t)));
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float v = Elementary.flushed(beta2 * square[i] + fresh2 * g * g);
            mean[i] = m;
            square[i] = v;
            gradient[i] = (meanRate * m + gradientRate * g) / ((float) Math.sqrt(correction * v) + epsilon);
        }
    }
}
