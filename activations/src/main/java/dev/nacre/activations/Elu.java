package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Exponential linear unit: x above zero, alpha·(exp(x) − 1) below. The derivative at zero is that from below, alpha.
 * Clevert et al., 2015, arXiv:1511.07289, equation 15.
 */
@Doc("exponential linear unit: x above zero, alpha·(exp(x) - 1) below; Clevert et al., 2015")
@AutoService(Activation.class)
public record Elu(
        @Doc("limit for large negative inputs is -alpha, > 0")
        float alpha) implements Activation {
    /** Checks the components. */
    public Elu {
        Require.positive("alpha", alpha);
    }

    /** Alpha 1. */
    public Elu() {
        this(1);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0) + alpha * Branchless.expm1OfNegative(x[i]);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float positive = Branchless.positive(y[i]);
            dx[i] = dy[i] * (positive + (1 - positive) * (Math.min(y[i], 0) + alpha));
        }
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
