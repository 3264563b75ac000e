package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/**
 * Lets the steps grow linearly to their full size: min(1, t / steps), so that the first step isn't lost. Goyal et al.,
 * 2017, arXiv:1706.02677, section 2.2. PyTorch's {@code LinearLR} from 1/steps over steps − 1.
 */
@Doc("lets the steps grow linearly to their full size; Goyal et al., 2017, arXiv:1706.02677")
@AutoService({Optimizer.class, Schedule.class})
public record WarmUp(
        @Doc("the step from which on all are full, >= 1") int steps) implements Schedule {
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
