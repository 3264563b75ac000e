package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Adam's direction, with a step length proportional to the norm of the weights: with r = m̂ / (√v̂ + ε) + λ·w, step =
 * α·‖w‖ / ‖r‖ · r, where each norm is that of one parameter. You et al., 2020, arXiv:1904.00962, algorithm 2, with φ
 * the identity.
 *
 * <p>Where either norm is zero, the ratio is 1, as in the authors' program: otherwise biases that are all zero would
 * never change. PyTorch does not have this optimizer.
 */
@Doc("Adam's direction, step length proportional to the norm of the weights; You et al., 2020, arXiv:1904.00962")
@AutoService(Optimizer.class)
public record Lamb(
        @Doc("learning rate, > 0: norm of the step relative to the norm of the weights")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, >= 0 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon,
        @Doc("weight decay, added to the direction, >= 0") float decay)
        implements Optimizer {
    /** Checks the components. */
    public Lamb {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.notNegative("decay", decay);
    }

    /** 0.001, 0.9, 0.999, and the paper's 1e-6 and 0.01. */
    public Lamb() {
        this(0.001f, 0.9f, 0.999f, 1e-6f, 0.01f);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
        float[] r = gradient.data;
        float[][] state = {slots[0].data, slots[1].data};
        // AdamW with a learning rate of 1 is the direction
        AdamW direction = new AdamW(1, beta1, beta2, epsilon, 0);
        Parallel.forRange(r.length, (from, to) -> {
            direction.step(r, value.data, state, from, to, t);
            for (int i = from; i < to; i++) r[i] += decay * value.data[i];
        });
        double weights = Math.sqrt(Norms.squares(value.data));
        double length = Math.sqrt(Norms.squares(r));
        double trust = weights > 0 && length > 0 ? weights / length : 1;
        Norms.scale(r, (float) (learningRate * trust));
    }
}
