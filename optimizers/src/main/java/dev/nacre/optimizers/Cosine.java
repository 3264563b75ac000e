package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule along half a cosine: end + (1 − end)·(1 + cos(π·s / T)) / 2, where s is the number of steps
 * since the start of a period of T steps. After the period the factor stays at the end value, or starts again.
 * Loshchilov and Hutter, 2017, arXiv:1608.03983, equation 5. PyTorch's {@code CosineAnnealingLR} (up to the end of its
 * period) and {@code CosineAnnealingWarmRestarts}.
 */
@Doc("learning-rate schedule: cosine annealing, with or without restarts; Loshchilov and Hutter, 2017")
@AutoService({Optimizer.class, Schedule.class})
public record Cosine(
        @Doc("length of the first period in steps, >= 1") int steps,

        @Doc("factor at the end of a period, >= 0 and <= 1") float end,

        @Doc("whether to start again from 1 after a period") boolean restarts,

        @Doc("length of each period relative to the one before, >= 1")
        int growth)
        implements Schedule {
    /** Checks the components. */
    public Cosine {
        Require.atLeast(1, "steps", steps);
        Require.fraction("end", end);
        Require.atLeast(1, "growth", growth);
    }

    /** To 0 over 10000 steps, no restarts. */
    public Cosine() {
        this(10_000, 0, false, 1);
    }

    @Override
    public float factor(int t) {
        return (float) (end + (1 - end) * (1 + Math.cos(Math.PI * position(t - 1))) / 2);
    }

    /** The fraction of its period that has passed. */
    private double position(int passed) {
        if (!restarts) return Math.min(1, (double) passed / steps);
        if (growth == 1) return (double) (passed % steps) / steps;
        long start = 0;
        long length = steps;
        while (passed >= start + length) {
            start += length;
            length *= growth;
        }
        return (double) (passed - start) / length;
    }
}
