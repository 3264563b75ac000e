package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Doc;
import dev.nacre.Loss;

/** The mean over a sample's outputs of log cosh(y − t): a parabola near zero, straight lines far away. */
@Doc("mean of log cosh of the error")
@AutoService(Loss.class)
public record LogCosh() implements Loss {
    @Override
    public double value(float[] y, float[] t, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double e = Math.abs((double) y[i] - t[i]);
            sum += e + Math.log1p(Math.exp(-2 * e)) - Math.log(2);
        }
        return sum / (to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        for (int i = from; i < to; i++) dy[i] = (float) (weight / (to - from) * Math.tanh((double) y[i] - t[i]));
        return value(y, t, from, to);
    }
}
