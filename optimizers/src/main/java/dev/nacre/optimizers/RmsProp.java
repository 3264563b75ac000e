package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Gradients divided by the root of their mean square: s ← ρ·s + (1 − ρ)·g², step = α·g / (√s + ε). Tieleman and Hinton,
 * 2012, lecture 6e. Centred: √(s − ḡ²) with ḡ ← ρ·ḡ + (1 − ρ)·g replaces √s. Graves, 2013, arXiv:1308.0850, equations
 * 38 to 41. With momentum: v ← μ·v + α·g / (√s + ε), step = v.
 *
 * <p>The lecture has no epsilon. Here it is outside the root, as in PyTorch; Graves and TensorFlow have it inside. The
 * learning rate is part of the velocity, as in Graves. PyTorch multiplies afterwards, which is the same here, because a
 * {@link Schedule} scales the step after this optimizer.
 */
@Doc("gradient divided by the root of its mean square; Tieleman and Hinton, 2012; Graves, 2013")
@AutoService(Optimizer.class)
public record RmsProp(
        @Doc("learning rate, > 0; the typical size of a step")
        float learningRate,

        @Doc("decay rate of the means, >= 0 and < 1") float rho,

        @Doc("momentum coefficient, >= 0 and < 1; 0 for no momentum")
        float momentum,

        @Doc("whether to divide by the standard deviation instead of the root mean square")
        boolean centred,

        @Doc("added to the root in the denominator, > 0") float epsilon)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public RmsProp {
        Require.positive("learningRate", learningRate);
        Require.belowOne("rho", rho);
        Require.belowOne("momentum", momentum);
        Require.positive("epsilon", epsilon);
    }

    /** The lecture's 0.001 and 0.9; no momentum, not centred, epsilon 1e-8. */
    public RmsProp() {
        this(0.001f, 0.9f, 0, false, 1e-8f);
    }

    @Override
    public int slots() {
        return 1 + (centred ? 1 : 0) + (momentum > 0 ? 1 : 0);
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        if (centred) centredStep(gradient, slots[0], slots[1], from, to);
        else plainStep(gradient, slots[0], from, to);
        if (momentum > 0) addVelocity(gradient, slots[slots.length - 1], from, to);
    }

    private void plainStep(float[] gradient, float[] square, int from, int to) {
        float fresh = 1 - rho;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = Elementary.flushed(rho * square[i] + fresh * g * g);
            square[i] = s;
            gradient[i] = learningRate * g / ((float) Math.sqrt(s) + epsilon);
        }
    }

    /** Rounding can make a tiny variance negative. */
    private void centredStep(float[] gradient, float[] square, float[] mean, int from, int to) {
        float fresh = 1 - rho;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = Elementary.flushed(rho * square[i] + fresh * g * g);
            float m = Elementary.flushed(rho * mean[i] + fresh * g);
            square[i] = s;
            mean[i] = m;
            gradient[i] = learningRate * g / ((float) Math.sqrt(Math.max(0, s - m * m)) + epsilon);
        }
    }

    private void addVelocity(float[] step, float[] velocity, int from, int to) {
        for (int i = from; i < to; i++) {
            velocity[i] = Elementary.flushed(momentum * velocity[i] + step[i]);
            step[i] = velocity[i];
        }
    }
}
