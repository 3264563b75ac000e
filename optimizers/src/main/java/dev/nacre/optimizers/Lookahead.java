package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Slow weights s that follow the fast weights w: after every k steps of the links before it, s ← s + α·(w − s), and
 * training continues from s. Zhang et al., 2019, arXiv:1907.08610, algorithm 1. Initially the slow weights equal the
 * weights.
 *
 * <p>Put it last in a chain, after schedules. The jump to the slow weights is a step like any other: a parameter's
 * learning-rate multiplier, and the reduction after a plateau, shorten it too.
 */
@Doc("slow weights that follow the fast ones after every few steps; Zhang et al., 2019, arXiv:1907.08610")
@AutoService(Optimizer.class)
public record Lookahead(
        @Doc("number of fast steps per slow step, the paper's k, >= 1")
        int steps,

        @Doc("step size of the slow weights, > 0 and <= 1") float alpha)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public Lookahead {
        Require.atLeast(1, "steps", steps);
        Require.positiveFraction("alpha", alpha);
    }

    /** The paper's 5 and 0.5. */
    public Lookahead() {
        this(5, 0.5f);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void init(FloatMatrix value, FloatMatrix[] slots) {
        System.arraycopy(value.data, 0, slots[0].data, 0, value.length);
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        if (t % steps != 0) return;
        float[] slow = slots[0];
        for (int i = from; i < to; i++) {
            float s = slow[i] + alpha * (value[i] - gradient[i] - slow[i]);
            slow[i] = s;
            gradient[i] = value[i] - s;
        }
    }
}
