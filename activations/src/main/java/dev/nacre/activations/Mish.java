package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Doc;
import dev.nacre.Elementary;

/**
 * y = x·tanh(log(1 + exp(x))). Misra, 2019, arXiv:1908.08681, equation 1.
 */
@Doc("x·tanh(softplus(x)); Misra, 2019")
@AutoService(Activation.class)
public record Mish() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            // tanh(log(1 + e)) = n / (n + 2) with n = (1 + e)² − 1; above 20 it is 1
            float e = Elementary.exp(Math.min(x[i], 20));
            float n = e * (e + 2);
            y[i] = x[i] * (n / (n + 2));
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        Blocks.forRange(x, dy, dx, from, to, Mish::backward);
    }

    /** With g = 1 − tanh(x/2), tanh(softplus(x)) = (4 − g²) / (4 + g²) and g' = −g·(2 − g) / 2. */
    private static void backward(float[] x, float[] gradient, float[] h, int n) {
        for (int i = 0; i < n; i++) h[i] = Elementary.tanh(0.5f * x[i]);
        for (int i = 0; i < n; i++) {
            float g = 1 - h[i];
            float square = g * g;
            float inverse = 1 / (4 + square);
            float slope = square * (1 + h[i]) * inverse;
            gradient[i] = gradient[i] * inverse * (4 - square + 8 * x[i] * slope);
        }
    }
}
