package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Doc;
import dev.nacre.Elementary;

/**
 * y = x·σ(βx). With beta 1, the default, it is also known as SiLU: Hendrycks and Gimpel, 2016, arXiv:1606.08415; Elfwing et
 * al., 2017, arXiv:1702.03118. Ramachandran et al., 2017, arXiv:1710.05941.
 */
@Doc("x times the logistic function of beta·x, silu for beta 1; Ramachandran et al., 2017")
@AutoService(Activation.class)
public record Swish(
        @Doc("steepness, > 0; large ones come near relu") float beta) implements Activation {
    /** Checks the components. */
    public Swish {
        if (!(beta > 0) || Float.isInfinite(beta))
            throw new IllegalArgumentException("beta must be > 0 and finite, not " + beta);
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
        for (int i = from; i < to; i++) {
            // σ + z·σ·(1 − σ) with σ = (1 + h) / 2: by tanh the loop is small enough to be vectorised
            float z = Math.max(-40, Math.min(40, beta * x[i]));
            float h = Elementary.tanh(0.5f * z);
            dx[i] = dy[i] * 0.5f * (1 + h) * (1 + 0.5f * z * (1 - h));
        }
    }
}
