package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * The logistic function, y = 1 / (1 + exp(−x)), with derivative y·(1 − y). It is in core because
 * {@code binaryCrossEntropy} is its loss and because it is the default of autoencoders.
 */
@Doc("logistic function, 1 / (1 + exp(-x))")
@AutoService(Activation.class)
public record Sigmoid() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        Elementary.sigmoid(x, y, from, to);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * y[i] * (1 - y[i]);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
