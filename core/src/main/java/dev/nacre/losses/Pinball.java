package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Loss;
import dev.nacre.plugin.Doc;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The loss whose minimum is a quantile: the mean over a sample's outputs of q·e where the target is above the output,
 * else (q − 1)·e, with e = t − y. Koenker and Bassett, 1978, Regression quantiles. With one quantile it is that of
 * every output; with several, output i is quantile i, and the target is repeated. Its gradient where output and target
 * are equal is 0.
 */
@Doc("quantile loss, for conditional quantiles and prediction intervals; Koenker and Bassett, 1978")
@AutoService(Loss.class)
public record Pinball(
        @Doc("quantiles, > 0, < 1: one for all outputs, or one for each output")
        List<Float> quantiles) implements Loss {
    /** Checks the component. */
    public Pinball {
        quantiles = List.copyOf(quantiles);
        if (quantiles.isEmpty()) throw new IllegalArgumentException("quantiles must hold at least one");
        for (float quantile : quantiles)
            if (!(quantile > 0 && quantile < 1))
                throw new IllegalArgumentException("quantiles must be > 0 and < 1, not " + quantile);
    }

    /** The median. */
    public Pinball() {
        this(List.of(0.5f));
    }

    private float quantile(int output) {
        return quantiles.get(quantiles.size() == 1 ? 0 : output);
    }

    private void requireOutputs(int outputs) {
        if (quantiles.size() > 1 && quantiles.size() != outputs)
            throw new IllegalArgumentException(
                    "pinball has " + quantiles.size() + " quantiles, the network " + outputs + " outputs");
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        requireOutputs(to - from);
        double sum = 0;
        for (int i = from; i < to; i++) {
            double e = (double) t[i] - y[i];
            sum += Math.max(quantile(i - from) * e, (quantile(i - from) - 1) * e);
        }
        return sum / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        float factor = weight / (to - from);
        double value = value(y, t, from, to);
        for (int i = from; i < to; i++) {
            float q = quantile(i - from);
            dy[i] = factor * (y[i] < t[i] ? -q : y[i] > t[i] ? 1 - q : y[i] - t[i]);
        }
        return value;
    }

    @Override
    public void requireTargets(String where, FloatMatrix t) {
        requireOutputs(t.rows);
        Loss.super.requireTargets(where, t);
    }
}
