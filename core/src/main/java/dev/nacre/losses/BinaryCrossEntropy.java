package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Loss;
import dev.nacre.compute.Elementary;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Binary cross-entropy on logits: the mean over a sample's outputs of −t·log σ(y) − (1 − t)·log(1 − σ(y)), in nats.
 * Targets lie in [0, 1]: labels of which several can hold at once (multi-label), or the brightness of pixels.
 * {@link #predict} returns the probabilities σ(y).
 */
@Doc("binary cross-entropy on logits, for multi-label targets or targets in [0, 1]")
@AutoService(Loss.class)
public record BinaryCrossEntropy() implements Loss {
    @Override
    public double value(float[] y, float[] t, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += Math.max(y[i], 0) - y[i] * t[i] + Math.log1p(Math.exp(-Math.abs(y[i])));
        return sum / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        for (int i = from; i < to; i++) dy[i] = -Math.abs(y[i]);
        Elementary.log1pExp(dy, dy, from, to);
        for (int i = from; i < to; i++) dy[i] += Math.max(y[i], 0) - y[i] * t[i];
        double sum = Sums.of(dy, from, to);
        Elementary.sigmoid(y, dy, from, to);
        float factor = weight / (to - from);
        for (int i = from; i < to; i++) dy[i] = factor * (dy[i] - t[i]);
        return sum / (to - from);
    }

    @Override
    public Optional<Activation> link() {
        return Optional.of(new Sigmoid());
    }

    @Override
    public void requireTargets(String where, FloatMatrix t) {
        Checks.requireUnitRange(
                where + ": binaryCrossEntropy", t, "scale the targets to [0, 1], or use another loss such as mse");
    }
}
