package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule with exponential decay: factor^((t − 1) / period). PyTorch's {@code ExponentialLR} for period
 * 1.
 */
@Doc("learning-rate schedule: exponential decay, by a factor over every period, smoothly")
@AutoService({Optimizer.class, Schedule.class})
public record ExponentialDecay(
        @Doc("factor over one period, > 0 and <= 1") float factor,

        @Doc("length of a period in steps, >= 1") int period) implements Schedule {
    /** Checks the components. */
    public ExponentialDecay {
        Require.positiveFraction("factor", factor);
        Require.atLeast(1, "period", period);
    }

    /** Halves over 1000 steps. */
    public ExponentialDecay() {
        this(0.5f, 1000);
    }

    @Override
    public float factor(int t) {
        return (float) Math.pow(factor, (t - 1.0) / period);
    }
}
