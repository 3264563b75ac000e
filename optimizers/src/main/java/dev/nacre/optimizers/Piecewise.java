package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.List;

/**
 * Learning-rate schedule with a constant factor for each stretch of training: the first factor up to and including the
 * first of the given steps, and so on. It is PyTorch's {@code MultiStepLR} if each factor is the one before times
 * gamma.
 */
@Doc("learning-rate schedule: a constant factor for each stretch of training")
@AutoService({Optimizer.class, Schedule.class})
public record Piecewise(
        @Doc("last step of each stretch except the last one, in ascending order, >= 1")
        List<Integer> steps,

        @Doc("factor of each stretch, one more than steps, >= 0")
        List<Float> factors)
        implements Schedule {
    /** Checks the components. */
    public Piecewise {
        steps = List.copyOf(steps);
        factors = List.copyOf(factors);
        int last = 0;
        for (int step : steps) {
            if (step <= last) throw new IllegalArgumentException("steps must be >= 1 and ascending, not " + steps);
            last = step;
        }
        if (factors.size() != steps.size() + 1)
            throw new IllegalArgumentException(
                    "factors must have one element more than steps, " + (steps.size() + 1) + ", not " + factors);
        for (float factor : factors) Require.notNegative("factors", factor);
    }

    /** Factor 1 for 10000 steps, a tenth for another 10000, then a hundredth. */
    public Piecewise() {
        this(List.of(10_000, 20_000), List.of(1f, 0.1f, 0.01f));
    }

    @Override
    public float factor(int t) {
        int stretch = 0;
        while (stretch < steps.size() && t > steps.get(stretch)) stretch++;
        return factors.get(stretch);
    }
}
