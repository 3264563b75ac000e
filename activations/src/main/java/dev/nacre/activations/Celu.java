package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * CELU, an {@link Elu} whose derivative is continuous for any alpha: x above zero, alpha·(exp(x / alpha) − 1) below.
 * Barron, 2017, arXiv:1704.07483, equation 2.
 */
@Doc("elu with a continuous derivative for any alpha: x above zero, alpha·(exp(x / alpha) - 1) below; Barron, 2017")
@AutoService(Activation.class)
public record Celu(
        @Doc("limit for large negative inputs is -alpha, > 0")
        float alpha) implements Activation {
    /** Checks the components. */
    public Celu {
        Require.positive("alpha", alpha);
    }

    /** Alpha 1. */
    public Celu() {
        this(1);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        float inverse = 1 / alpha;
        for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0) + alpha * Branchless.expm1OfNegative(inverse * x[i]);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        float inverse = 1 / alpha;
        for (int i = from; i < to; i++) dx[i] = dy[i] * (1 + inverse * Math.min(y[i], 0));
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
