package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Schedule that stays at 1 and then falls to 0 along half a cosine: with p the fraction of the steps that has passed,
 * the factor is 1 up to {@code flat}, then (1 + cos(π·(p − flat) / (1 − flat))) / 2. After the last step it stays at 0.
 * With {@code flat=0.5} it is the flat_cos of Holzmüller et al., 2024, arXiv:2407.04491, which scales their weight
 * decay: {@link WeightDecay}.
 */
@Doc("schedule: 1 for a part of the steps, then half a cosine to 0; Holzmüller et al., 2024")
@AutoService({Optimizer.class, Schedule.class})
public record FlatCosine(
        @Doc("length of the schedule in steps, >= 1") int steps,

        @Doc("fraction of the steps in which the factor is 1, >= 0 and < 1")
        float flat)
        implements Schedule {
    /** Checks the components. */
    public FlatCosine {
        Require.atLeast(1, "steps", steps);
        Require.belowOne("flat", flat);
    }

    /** Flat for half of 10000 steps. */
    public FlatCosine() {
        this(10_000, 0.5f);
    }

    @Override
    public float factor(int t) {
        double passed = Math.min(1, (double) (t - 1) / steps);
        double fallen = Math.max(0, (passed - flat) / (1 - (double) flat));
        return (float) ((1 + Math.cos(Math.PI * fallen)) / 2);
    }
}
