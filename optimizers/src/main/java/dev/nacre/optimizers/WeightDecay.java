package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Objects;

/**
 * Subtracts a fraction of every weight in each step: step ← step + λ·schedule(t)·w. After an optimizer in a
 * {@link Chain} that is decoupled weight decay, Loshchilov and Hutter, 2019, arXiv:1711.05101; before the optimizer it
 * would be the gradient of an L2 penalty. A {@link Schedule} after it scales the decay too, as in the paper. The
 * learning rate does not; in PyTorch's {@code AdamW} it does.
 *
 * <p>A schedule of its own lets the decay change otherwise than the learning rate: in {@code chain([adam,
 * weightDecay(0.001, schedule=flatCosine(1000)), cosineLog(1000)])} the decay follows both schedules, Adam's step the
 * second one alone.
 *
 * <p>It acts on every trainable parameter, including biases. To exclude biases, give the layers' weights a penalty
 * instead.
 */
@Doc("subtracts a fraction of every weight in each step, decoupled; Loshchilov and Hutter, 2019, arXiv:1711.05101")
@AutoService(Optimizer.class)
public record WeightDecay(
        @Doc("fraction to subtract, not multiplied by the learning rate, > 0 and < 1")
        float decay,

        @Doc("factor of the decay at each step") Schedule schedule)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public WeightDecay {
        Require.positive("decay", decay);
        Require.belowOne("decay", decay);
        Objects.requireNonNull(schedule, "schedule");
    }

    /** 0.0001, always. */
    public WeightDecay() {
        this(1e-4f);
    }

    /**
     * The same decay at every step.
     *
     * @param decay fraction to subtract, above 0 and below 1
     */
    public WeightDecay(float decay) {
        this(decay, new Constant());
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float share = decay * schedule.factor(t);
        for (int i = from; i < to; i++) gradient[i] += share * value[i];
    }
}
