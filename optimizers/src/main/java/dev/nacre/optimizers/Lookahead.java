package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Slow weights that follow the fast ones: after every k steps of the links before it, s ← s + α·(w − s), and the
 * weights go on from s. Zhang et al., 2019, arXiv:1907.08610, algorithm 1. The slow weights start as the weights.
 *
 * <p>To stand last in a chain, behind schedules. The jump to the slow weights is a step like any other: under a
 * parameter's learning rate below 1, or after a plateau, the weights go that part of the way.
 */
@Doc("goes back part of the way after every few steps; Zhang et al., 2019, arXiv:1907.08610")
@AutoService(Optimizer.class)
public record Lookahead(
        @Doc("number of fast steps for each slow one, the paper's k, >= 1")
        int steps,

        @Doc("the part of the way that the slow weights follow, > 0 and <= 1")
        float alpha)
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
