package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * L1 penalty, lambda · Σ |w|, with gradient lambda · sign(w), 0 at 0: it pulls all weights towards zero with the same
 * force, so that many end near zero. Tibshirani, 1996 (lasso). Gradient descent seldom reaches zero exactly: weights
 * that should be zero oscillate around it within the size of a step.
 */
@Doc("L1 penalty, lambda times the sum of absolute weights, for sparse weights; Tibshirani, 1996")
@AutoService(Penalty.class)
public record L1(@Doc("factor, >= 0") float lambda) implements Penalty {
    /** Checks the components. */
    public L1 {
        Require.notNegative("lambda", lambda);
    }

    /** Lambda 0.0001. */
    public L1() {
        this(1e-4f);
    }

    @Override
    public double value(FloatMatrix w) {
        return lambda * Sums.absolutes(w.data, 0, w.length);
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {
        Parallel.forRange(w.length, (from, to) -> add(lambda, w.data, g.data, from, to));
    }

    /** Clipping gives the sign in vector code; a branch on random signs would cost 5 ns per element. */
    private static void add(float lambda, float[] w, float[] g, int from, int to) {
        for (int i = from; i < to; i++) g[i] += lambda * Math.max(-1, Math.min(1, w[i] * Float.MAX_VALUE));
    }
}
