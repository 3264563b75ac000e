package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Linear learning-rate warm-up: min(1, t / steps). It starts at 1 / steps, not 0, so that the first step is not lost.
 * Goyal et al., 2017, arXiv:1706.02677, section 2.2. PyTorch's {@code LinearLR} from 1/steps over steps − 1.
 */
@Doc("learning-rate schedule: linear warm-up to the full rate; Goyal et al., 2017, arXiv:1706.02677")
@AutoService({Optimizer.class, Schedule.class})
public record WarmUp(
        @Doc("the first step at the full rate, >= 1") int steps) implements Schedule {
    /** Checks the components. */
    public WarmUp {
        Require.atLeast(1, "steps", steps);
    }

    /** 1000 steps. */
    public WarmUp() {
        this(1000);
    }

    @Override
    public float factor(int t) {
        return Math.min(1, (float) t / steps);
    }
}
