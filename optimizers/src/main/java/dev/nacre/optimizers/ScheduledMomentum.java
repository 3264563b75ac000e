package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.Objects;

/**
 * Momentum, or Nesterov's, whose coefficient changes with the step: μₜ = min(limit, schedule(t)), v ← μₜ·v + g, step =
 * α·v or α·(g + μₜ·v). Sutskever et al., 2013, equations 1 to 5; Hinton, 2012, section 9, recommends 0.5 at the
 * beginning and 0.9 later: {@code piecewise([1000], factors=[0.5, 0.9])}.
 */
@Doc("momentum whose coefficient follows a schedule; Sutskever et al., 2013")
@AutoService(Optimizer.class)
public record ScheduledMomentum(
        @Doc("learning rate, > 0") float learningRate,
        @Doc("the momentum coefficient at each step") Schedule schedule,

        @Doc("maximum of the momentum coefficient, >= 0 and < 1")
        float limit,

        @Doc("whether to use Nesterov's form") boolean nesterov)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public ScheduledMomentum {
        Require.positive("learningRate", learningRate);
        Objects.requireNonNull(schedule, "schedule");
        Require.belowOne("limit", limit);
    }

    /** Learning rate 0.01, Sutskever's schedule up to 0.99, Nesterov's form. */
    public ScheduledMomentum() {
        this(0.01f, new MomentumRamp(), 0.99f, true);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] velocity = slots[0];
        float momentum = Math.min(limit, schedule.factor(t));
        // the step is α·(g + μ·v) or α·v = α·(0·g + 1·v)
        float fresh = nesterov ? learningRate : 0;
        float old = nesterov ? learningRate * momentum : learningRate;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float v = momentum * velocity[i] + g;
            velocity[i] = v;
            gradient[i] = fresh * g + old * v;
        }
    }
}
