package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Resilient propagation: every weight has its own step size, which grows while the gradient keeps its sign and shrinks
 * when the sign changes. Only the sign counts. After a change of sign the weight stays the same for one step.
 * Riedmiller and Braun, 1993, in the form iRprop− of Igel and Hüsken, 2000, and of PyTorch, which does not revert steps
 * as the first paper did.
 *
 * <p>Use it with full batches: in small batches, the signs of the gradients change by chance.
 */
@Doc("step sizes from the signs of the gradients alone, for full batches; Riedmiller and Braun, 1993")
@AutoService(Optimizer.class)
public record Rprop(
        @Doc("initial step size, > 0") float learningRate,

        @Doc("factor of the step size when the sign changes, > 0 and < 1")
        float decrease,

        @Doc("factor of the step size while the sign stays, > 1")
        float increase,

        @Doc("minimum step size, > 0") float smallest,
        @Doc("maximum step size, at least the minimum") float largest)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Rprop {
        Require.positive("learningRate", learningRate);
        Require.properFraction("decrease", decrease);
        if (!(increase > 1 && increase < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException("increase must be > 1 and finite, not " + increase);
        Require.positive("smallest", smallest);
        if (!(largest >= smallest && largest < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException("largest must be >= smallest and finite, not " + largest);
    }

    /** 0.01, 0.5, 1.2, 1e-6, 50. */
    public Rprop() {
        this(0.01f, 0.5f, 1.2f, 1e-6f, 50);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void init(FloatMatrix value, FloatMatrix[] slots) {
        Arrays.fill(slots[1].data, learningRate);
    }

    /**
     * Has no branches, so that it vectorises: the factor of the size is the parabola through (−1, decrease), (0, 1) and
     * (1, increase) at the sign of the product of the two gradients.
     */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] previous = slots[0];
        float[] size = slots[1];
        float tilt = (increase - decrease) / 2;
        float bend = (increase + decrease) / 2 - 1;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float sign = Sign.of(g * previous[i]);
            float s = Math.max(smallest, Math.min(largest, (1 + sign * (tilt + bend * sign)) * size[i]));
            float kept = (1 + Math.min(0, sign)) * g;
            previous[i] = kept;
            size[i] = s;
            gradient[i] = Sign.of(kept) * s;
        }
    }
}
