package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule that multiplies by a factor after every period: factor^⌊(t − 1) / period⌋. PyTorch's
 * {@code StepLR}.
 */
@Doc("learning-rate schedule: multiplies by a factor after every period")
@AutoService({Optimizer.class, Schedule.class})
public record StepDecay(
        @Doc("factor per period, > 0 and <= 1") float factor,

        @Doc("length of a period in steps, >= 1") int period) implements Schedule {
    /** Checks the components. */
    public StepDecay {
        Require.positiveFraction("factor", factor);
        Require.atLeast(1, "period", period);
    }

    /** Halves every 1000 steps. */
    public StepDecay() {
        this(0.5f, 1000);
    }

    @Override
    public float factor(int t) {
        return (float) Math.pow(factor, (t - 1) / period);
    }
}
