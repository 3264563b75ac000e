package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Adaptive gradients: s ← s + g², step = α·g / (√s + ε). Duchi et al., 2011, figure 1 with diagonal matrices.
 *
 * <p>The squares are added: the minus sign in some lecture notes is an error. Epsilon is outside the root, like the
 * paper's δ and as in PyTorch; TensorFlow has it inside.
 *
 * <p>Without the root the step is α·g / (s + ε), which learns badly: for a constant gradient steps fall as 1 / t
 * instead of 1 / √t, and a gradient ten times as large gives steps a tenth as large, where the root makes them equal.
 */
@Doc("gradient divided by the root of the sum of all squared gradients so far; Duchi et al., 2011")
@AutoService(Optimizer.class)
public record AdaGrad(
        @Doc("learning rate, > 0; the size of the first step")
        float learningRate,

        @Doc("initial sum of squares, >= 0") float initial,

        @Doc("added to the denominator, > 0") float epsilon,

        @Doc("whether to take the root of the sum; without it steps fall too fast and depend on the gradient's unit")
        boolean root)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AdaGrad {
        Require.positive("learningRate", learningRate);
        Require.notNegative("initial", initial);
        Require.positive("epsilon", epsilon);
    }

    /** Learning rate 0.01, no initial sum, epsilon 1e-10, with the root. */
    public AdaGrad() {
        this(0.01f, 0, 1e-10f, true);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void init(FloatMatrix value, FloatMatrix[] slots) {
        Arrays.fill(slots[0].data, initial);
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        if (root) rootStep(gradient, slots[0], from, to);
        else plainStep(gradient, slots[0], from, to);
    }

    private void rootStep(float[] gradient, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = sum[i] + g * g;
            sum[i] = s;
            gradient[i] = learningRate * g / ((float) Math.sqrt(s) + epsilon);
        }
    }

    private void plainStep(float[] gradient, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = sum[i] + g * g;
            sum[i] = s;
            gradient[i] = learningRate * g / (s + epsilon);
        }
    }
}
