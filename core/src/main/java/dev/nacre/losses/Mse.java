package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Loss;
import dev.nacre.plugin.Doc;

/** Mean squared error: the mean over a sample's outputs of (y − t)². */
@Doc("mean squared error")
@AutoService(Loss.class)
public record Mse() implements Loss {
    @Override
    public double value(float[] y, float[] t, int from, int to) {
        return Sums.ofSquares(y, t, from, to) / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        float factor = 2 * weight / (to - from);
        for (int i = from; i < to; i++) dy[i] = factor * (y[i] - t[i]);
        return value(y, t, from, to);
    }
}
