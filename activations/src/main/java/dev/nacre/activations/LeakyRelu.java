package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Leaky ReLU: x above zero, alpha·x below. The derivative is 1 above zero, alpha at zero and below. Maas et al., 2013.
 */
@Doc("leaky ReLU: x above zero, alpha·x below; Maas et al., 2013")
@AutoService(Activation.class)
public record LeakyRelu(@Doc("slope below zero, > 0") float alpha) implements Activation {
    /** Checks the components. */
    public LeakyRelu {
        Require.positive("alpha", alpha);
    }

    /** Alpha 0.01. */
    public LeakyRelu() {
        this(0.01f);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0) + alpha * Math.min(x[i], 0);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float positive = Branchless.positive(y[i]);
            dx[i] = dy[i] * (positive + (1 - positive) * alpha);
        }
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
