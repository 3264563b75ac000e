package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * ReLU capped at 6: y = min(max(x, 0), 6). The derivative is 1 between 0 and 6, else 0. Krizhevsky, 2010, Convolutional
 * deep belief networks on CIFAR-10.
 */
@Doc("ReLU capped at 6, min(max(x, 0), 6); Krizhevsky, 2010")
@AutoService(Activation.class)
public record Relu6() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.min(Math.max(x[i], 0), 6);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * Branchless.positive(y[i]) * Branchless.positive(6 - y[i]);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
