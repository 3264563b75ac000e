package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Momentum schedule that rises towards 1: 1 − 2^(−1 − log₂(⌊t / period⌋ + 1)), that is 1 − 1 / (2·(⌊t / period⌋ + 1)):
 * 1/2, 3/4, 5/6, … Sutskever et al., 2013, equation 5, whose maximum is the limit of {@link ScheduledMomentum}.
 */
@Doc("momentum schedule that rises from 1/2 towards 1; Sutskever et al., 2013")
@AutoService({Optimizer.class, Schedule.class})
public record MomentumRamp(
        @Doc("steps between two rises, >= 1") int period) implements Schedule {
    /** Checks the components. */
    public MomentumRamp {
        Require.atLeast(1, "period", period);
    }

    /** The paper's 250. */
    public MomentumRamp() {
        this(250);
    }

    @Override
    public float factor(int t) {
        return (float) (1 - 0.5 / (t / period + 1));
    }
}
