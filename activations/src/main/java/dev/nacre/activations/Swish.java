package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Swish: y = x·σ(βx). Ramachandran et al., 2017, arXiv:1710.05941. With beta 1, the default, it is also known as SiLU:
 * Hendrycks and Gimpel, 2016, arXiv:1606.08415; Elfwing et al., 2017, arXiv:1702.03118.
 */
@Doc("swish, x times the logistic function of beta·x; silu for beta 1; Ramachandran et al., 2017")
@AutoService(Activation.class)
public record Swish(
        @Doc("steepness, > 0; large values approach relu") float beta) implements Activation {
    /** Checks the components. */
    public Swish {
        Require.positive("beta", beta);
    }

    /** Beta 1. */
    public Swish() {
        this(1);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] * Elementary.sigmoid(beta * x[i]);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        Blocks.forRange(x, dy, dx, from, to, this::backward);
    }

    /** With z = βx and e = exp(−z): the derivative of x / (1 + e). */
    private void backward(float[] x, float[] gradient, float[] e, int n) {
        for (int i = 0; i < n; i++) e[i] = Elementary.exp(Math.min(-beta * x[i], 80));
        for (int i = 0; i < n; i++) {
            float inverse = 1 / (1 + e[i]);
            gradient[i] = gradient[i] * inverse * (1 + Math.max(beta * x[i], -80) * (e[i] * inverse));
        }
    }
}
