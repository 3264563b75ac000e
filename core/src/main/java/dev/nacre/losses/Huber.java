package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Loss;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * The Huber loss, quadratic for small errors and linear for large ones: the mean over a sample's outputs of e²/2 where
 * |e| = |y − t| is at most delta, else delta·(|e| − delta/2). Huber, 1964.
 */
@Doc("quadratic for small errors, linear for large ones; Huber, 1964")
@AutoService(Loss.class)
public record Huber(
        @Doc("error at which quadratic changes to linear, > 0, in the target's unit")
        float delta) implements Loss {
    /** Checks the components. */
    public Huber {
        Require.positive("delta", delta);
    }

    /** Delta 1. */
    public Huber() {
        this(1);
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            float e = Math.abs(y[i] - t[i]);
            sum += e <= delta ? 0.5f * e * e : delta * (e - 0.5f * delta);
        }
        return sum / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        float factor = weight / (to - from);
        for (int i = from; i < to; i++) dy[i] = factor * Math.max(-delta, Math.min(delta, y[i] - t[i]));
        return value(y, t, from, to);
    }
}
