package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * L2 penalty, lambda · Σ w², with gradient 2 · lambda · w: it pulls weights towards zero, large ones most. Hoerl and
 * Kennard, 1970.
 *
 * <p>As in Keras, there is no factor 1/2. PyTorch's {@code weight_decay=d} adds d · w to the gradient, so it
 * corresponds to lambda = d / 2; so does the form d/2 · Σ w² of lecture notes. With adaptive optimizers such as Adam a
 * penalty is not the same as decoupled weight decay ({@code weightDecay}, a link of the optimizer's chain).
 */
@Doc("L2 penalty, lambda times the sum of squared weights; Hoerl and Kennard, 1970")
@AutoService(Penalty.class)
public record L2(
        @Doc("factor, >= 0; half of PyTorch's weight_decay") float lambda) implements Penalty {
    /** Checks the components. */
    public L2 {
        Require.notNegative("lambda", lambda);
    }

    /** Lambda 0.0001. */
    public L2() {
        this(1e-4f);
    }

    @Override
    public double value(FloatMatrix w) {
        return lambda * Sums.squares(w.data, 0, w.length);
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {
        Parallel.forRange(w.length, (from, to) -> add(2 * lambda, w.data, g.data, from, to));
    }

    private static void add(float factor, float[] w, float[] g, int from, int to) {
        for (int i = from; i < to; i++) g[i] += factor * w[i];
    }
}
