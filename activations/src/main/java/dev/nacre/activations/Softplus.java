package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Softplus, a smooth ReLU: y = log(1 + exp(βx)) / β, positive, with derivative σ(βx) = 1 − exp(−βy). Dugas et al.,
 * 2001. PyTorch switches to y = x where βx > 20, which is the same in float.
 */
@Doc("smooth ReLU, log(1 + exp(beta·x)) / beta; Dugas et al., 2001")
@AutoService(Activation.class)
public record Softplus(
        @Doc("steepness, > 0; large values approach relu") float beta) implements Activation {
    /** Checks the components. */
    public Softplus {
        Require.positive("beta", beta);
    }

    /** Beta 1. */
    public Softplus() {
        this(1);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        Blocks.forRange(x, x, y, from, to, this::forward);
    }

    private void forward(float[] x, float[] y, float[] small, int n) {
        for (int i = 0; i < n; i++) small[i] = -Math.abs(beta * x[i]);
        Elementary.log1pExp(small, small, 0, n);
        float inverse = 1 / beta;
        for (int i = 0; i < n; i++) y[i] = Math.max(x[i], 0) + inverse * small[i];
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = -dy[i] * Branchless.expm1OfNegative(-beta * y[i]);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
