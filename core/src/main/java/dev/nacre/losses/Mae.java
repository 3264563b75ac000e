package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Doc;
import dev.nacre.Loss;

/** Mean absolute error, the mean over a sample's outputs of |y − t|; its gradient where they are equal is 0. */
@Doc("mean absolute error")
@AutoService(Loss.class)
public record Mae() implements Loss {
    @Override
    public double value(float[] y, float[] t, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += Math.abs(y[i] - t[i]);
        return sum / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        float factor = weight / (to - from);
        for (int i = from; i < to; i++) dy[i] = factor * Math.signum(y[i] - t[i]);
        return value(y, t, from, to);
    }
}
