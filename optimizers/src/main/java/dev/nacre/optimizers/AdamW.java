package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Adam with decoupled weight decay: step = α·m̂ / (√v̂ + ε) + λ·w, m̂ and v̂ as in {@link Adam}. Loshchilov and Hutter,
 * 2019, arXiv:1711.05101, algorithm 2; its schedule multiplier η is a {@link Schedule} after this optimizer in a
 * {@link Chain}, and scales both terms.
 *
 * <p>As in the paper, λ is not multiplied by the learning rate. In PyTorch it is: decay here is PyTorch's
 * {@code weight_decay} times its {@code lr}, so its default of 0.01 is 0.00001 here. A decay of 0.01 halves weights in
 * 69 steps if no gradient holds them, which spoils most trainings; the diagnosis of {@code nacre-diagnosis} notices it.
 */
@Doc("Adam with decoupled weight decay; Loshchilov and Hutter, 2019, arXiv:1711.05101")
@AutoService(Optimizer.class)
public record AdamW(
        @Doc("learning rate, > 0; bounds the size of most steps before decay")
        float learningRate,

        @Doc("decay rate of the mean of gradients, >= 0 and < 1")
        float beta1,

        @Doc("decay rate of the mean of squared gradients, >= 0 and < 1")
        float beta2,

        @Doc("added to the root in the denominator, > 0") float epsilon,

        @Doc("fraction of every weight that each step subtracts, not multiplied by the learning rate, >= 0 and < 1")
        float decay)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public AdamW {
        Require.positive("learningRate", learningRate);
        Require.belowOne("beta1", beta1);
        Require.belowOne("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.belowOne("decay", decay);
    }

    /** 0.001, 0.9, 0.999, 1e-8, decay 1e-5. */
    public AdamW() {
        this(0.001f, 0.9f, 0.999f, 1e-8f, 1e-5f);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] mean = slots[0];
        float[] square = slots[1];
        float rate = (float) (learningRate / (1 - Math.pow(beta1, t)));
        float correction = (float) (1 / (1 - Math.pow(beta2, t)));
        float fresh1 = 1 - beta1;
        float fresh2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Elementary.flushed(beta1 * mean[i] + fresh1 * g);
            float v = Elementary.flushed(beta2 * square[i] + fresh2 * g * g);
            mean[i] = m;
            square[i] = v;
            gradient[i] = rate * m / ((float) Math.sqrt(correction * v) + epsilon) + decay * value[i];
        }
    }
}
