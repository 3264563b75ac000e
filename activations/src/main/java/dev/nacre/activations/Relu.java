package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * ReLU, the rectified linear unit: y = max(x, 0). The derivative is 1 above zero, 0 at zero and below. Nair and Hinton,
 * 2010.
 */
@Doc("rectified linear unit, max(x, 0); Nair and Hinton, 2010")
@AutoService(Activation.class)
public record Relu() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * Branchless.positiveOfNonnegative(y[i]);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
