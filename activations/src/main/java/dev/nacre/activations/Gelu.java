package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Gaussian error linear unit: y = x·Φ(x), where Φ is the standard normal distribution function. The approximate form is
 * y = x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2, at most 5e-4 from the exact one; GPT-2 and BERT were trained with it.
 * Hendrycks and Gimpel, 2016, arXiv:1606.08415, section 2.
 */
@Doc("Gaussian error linear unit, x times the normal distribution function; Hendrycks and Gimpel, 2016")
@AutoService(Activation.class)
public record Gelu(
        @Doc("whether to use the tanh approximation") boolean approximate) implements Activation {
    private static final float INVERSE_ROOT_2 = 0.70710677f;
    private static final float INVERSE_ROOT_2PI = 0.3989423f;
    private static final float FACTOR = 0.7978846f;
    private static final float CUBE = 0.044715f;

    /** The exact function. */
    public Gelu() {
        this(false);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        // The limit keeps a remaining error in Φ from being multiplied by a large x; below the limit the result is 0
        if (approximate) {
            for (int i = from; i < to; i++)
                y[i] = 0.5f * Math.max(x[i], -9) * (1 + Elementary.tanh(FACTOR * x[i] * (1 + CUBE * x[i] * x[i])));
        } else {
            for (int i = from; i < to; i++)
                y[i] = 0.5f * Math.max(x[i], -6) * (1 + Branchless.erf(INVERSE_ROOT_2 * x[i]));
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        Blocks.forRange(x, dy, dx, from, to, approximate ? Gelu::approximateBackward : Gelu::exactBackward);
    }

    /** With e = exp(−z) and (1 + tanh(z/2)) / 2 = 1 / (1 + e): the derivative of x / (1 + e). */
    private static void approximateBackward(float[] x, float[] gradient, float[] e, int n) {
        for (int i = 0; i < n; i++) e[i] = Math.min(-2 * FACTOR * x[i] * (1 + CUBE * x[i] * x[i]), 80);
        Elementary.exp(e, e, 0, n);
        for (int i = 0; i < n; i++) {
            float c = Math.max(-11, Math.min(11, x[i]));
            float slope = 2 * FACTOR * (1 + 3 * CUBE * c * c);
            float inverse = 1 / (1 + e[i]);
            gradient[i] = gradient[i] * inverse * (1 + c * slope * (e[i] * inverse));
        }
    }

    /** Φ(x) + x·φ(x). */
    private static void exactBackward(float[] x, float[] gradient, float[] density, int n) {
        for (int i = 0; i < n; i++) density[i] = Elementary.exp(-0.5f * x[i] * x[i]);
        for (int i = 0; i < n; i++) {
            float probability = 0.5f + 0.5f * Branchless.erf(INVERSE_ROOT_2 * x[i]);
            gradient[i] *= probability + INVERSE_ROOT_2PI * x[i] * density[i];
        }
    }
}
