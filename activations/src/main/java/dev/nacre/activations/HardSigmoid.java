package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * A piecewise linear approximation of the logistic function, y = min(max(x + 3, 0), 6) / 6, as in PyTorch and Keras 3.
 * The slope is 1/2 in Courbariaux et al., 2015, and 1/5 in Theano and older Keras. The derivative is 1/6 where 0 &lt; y
 * &lt; 1, else 0. Howard et al., 2019, arXiv:1905.02244, section 5.2.
 */
@Doc("piecewise linear approximation of the logistic function, min(max(x + 3, 0), 6) / 6")
@AutoService(Activation.class)
public record HardSigmoid() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.min(Math.max(x[i] + 3, 0), 6) / 6;
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * Branchless.positive(y[i]) * Branchless.positive(1 - y[i]) / 6;
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
