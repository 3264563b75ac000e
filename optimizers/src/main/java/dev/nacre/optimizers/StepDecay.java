package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/** Multiplies the steps by a factor again after every period: factor^⌊(t − 1) / period⌋. PyTorch's {@code StepLR}. */
@Doc("multiplies the steps by a factor again after every period")
@AutoService({Optimizer.class, Schedule.class})
public record StepDecay(
        @Doc("multiplied once more for each period that has passed, > 0 and <= 1")
        float factor,

        @Doc("length of a period in steps, >= 1") int period)
        implements Schedule {
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
