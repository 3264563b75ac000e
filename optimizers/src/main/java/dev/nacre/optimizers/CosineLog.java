package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule of cosine cycles of which each is twice as long as the one before: ½·(1 − cos(2π·log₂(1 +
 * (2ᶜ − 1)·s / T))), where s is the number of steps before, T that of all steps and c the number of cycles. Every cycle
 * begins and ends at 0 and reaches 1. After T steps the factor stays at 0. Holzmüller et al., 2024, arXiv:2407.04491;
 * their coslog4 has four cycles.
 */
@Doc("learning-rate schedule: cosine cycles, each twice as long as the one before; Holzmüller et al., 2024")
@AutoService({Optimizer.class, Schedule.class})
public record CosineLog(
        @Doc("length of the schedule in steps, >= 1") int steps,
        @Doc("number of cycles, >= 1, <= 30") int cycles) implements Schedule {
    /** Checks the components. */
    public CosineLog {
        Require.atLeast(1, "steps", steps);
        if (cycles < 1 || cycles > 30)
            throw new IllegalArgumentException("cycles must be >= 1 and <= 30, not " + cycles);
    }

    /** Four cycles in 10000 steps. */
    public CosineLog() {
        this(10_000, 4);
    }

    @Override
    public float factor(int t) {
        double position = Math.min(1, (double) (t - 1) / steps);
        double cycle = Math.log1p(((1 << cycles) - 1) * position) / Math.log(2);
        return (float) ((1 - Math.cos(2 * Math.PI * cycle)) / 2);
    }
}
