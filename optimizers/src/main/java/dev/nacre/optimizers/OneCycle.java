package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * The one-cycle learning-rate schedule: the factor rises to 1, then falls to almost 0, once. Smith and Topin, 2019,
 * arXiv:1708.07120, in the form of PyTorch's {@code OneCycleLR} and fast.ai: two phases, along half cosines or straight
 * lines. The paper has lines up and down of equal length, and a short third phase. After the last step the factor stays
 * at the end value.
 */
@Doc("learning-rate schedule: one rise to the full rate, then a fall to almost 0; Smith and Topin, 2019")
@AutoService({Optimizer.class, Schedule.class})
public record OneCycle(
        @Doc("length of the schedule in steps, >= 2") int steps,

        @Doc("fraction of the steps in which the factor rises, >= 0 and <= 1")
        float rise,

        @Doc("factor at the first step, >= 0 and <= 1") float start,
        @Doc("factor at the last step, >= 0 and <= 1") float end,

        @Doc("whether to use straight lines instead of cosines")
        boolean linear)
        implements Schedule {
    /** Checks the components. */
    public OneCycle {
        Require.atLeast(2, "steps", steps);
        Require.fraction("rise", rise);
        Require.fraction("start", start);
        Require.fraction("end", end);
    }

    /** 10000 steps and PyTorch's 0.3, 1/25, 1/250000, along cosines. */
    public OneCycle() {
        this(10_000, 0.3f, 0.04f, 4e-6f, false);
    }

    @Override
    public float factor(int t) {
        int passed = Math.min(t, steps) - 1;
        double peak = Math.max(0, (double) rise * steps - 1);
        if (passed < peak) return between(start, 1, passed / peak);
        return passed == peak ? 1 : between(1, end, (passed - peak) / (steps - 1 - peak));
    }

    private float between(float a, float b, double position) {
        double part = linear ? position : (1 - Math.cos(Math.PI * position)) / 2;
        return (float) (a + (b - a) * part);
    }
}
