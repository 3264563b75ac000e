package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule with polynomial decay: end + (1 − end)·(1 − (t − 1) / steps)^power. After that the factor
 * stays at the end value. PyTorch's {@code PolynomialLR} for end 0. With {@code flat} the factor stays at 1 for that
 * fraction of the steps, and the decay takes the others.
 */
@Doc("learning-rate schedule: polynomial decay, a power of the remaining steps")
@AutoService({Optimizer.class, Schedule.class})
public record Polynomial(
        @Doc("length of the schedule in steps, >= 1") int steps,
        @Doc("exponent, > 0; 1 for a straight line") float power,
        @Doc("factor at the end, >= 0 and <= 1") float end,

        @Doc("fraction of the steps in which the factor is 1, >= 0 and < 1")
        float flat)
        implements Schedule {
    /** Checks the components. */
    public Polynomial {
        Require.atLeast(1, "steps", steps);
        Require.positive("power", power);
        Require.fraction("end", end);
        Require.belowOne("flat", flat);
    }

    /** A straight line to 0 over 10000 steps. */
    public Polynomial() {
        this(10_000, 1, 0, 0);
    }

    @Override
    public float factor(int t) {
        double fallen = Math.max(0, ((t - 1.0) / steps - flat) / (1 - (double) flat));
        double left = Math.max(0, 1 - fallen);
        return (float) (end + (1 - end) * Math.pow(left, power));
    }
}
