package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * Scaled {@link Elu}: mean 0 and variance 1 are a stable fixed point of deep networks with {@code lecunNormal} weights.
 * Use {@code alphaDropout} with it instead of {@code dropout}. The derivative at zero is that from below, 1.758.
 * Klambauer et al., 2017, arXiv:1706.02515, equations 2 and 14.
 */
@Doc("scaled elu that keeps mean 0 and variance 1 with lecunNormal; Klambauer et al., 2017")
@AutoService(Activation.class)
public record Selu() implements Activation {
    private static final float SCALE = 1.0507009873554805f;
    private static final float SCALED_ALPHA = 1.7580993408473769f;

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++)
            y[i] = SCALE * Math.max(x[i], 0) + SCALED_ALPHA * Branchless.expm1OfNegative(x[i]);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float positive = Branchless.positive(y[i]);
            dx[i] = dy[i] * (positive * SCALE + (1 - positive) * (Math.min(y[i], 0) + SCALED_ALPHA));
        }
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
