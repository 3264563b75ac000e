package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * y = x·tanh(log(1 + exp(x))). Misra, 2019, arXiv:1908.08681, equation 1.
 */
@Doc("mish, x·tanh(softplus(x)); Misra, 2019")
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

    /** With n as above, tanh(softplus(x)) = n / (n + 2) has the derivative 4·e·(1 + e) / (n + 2)². */
    private static void backward(float[] x, float[] gradient, float[] e, int n) {
        for (int i = 0; i < n; i++) e[i] = Elementary.exp(Math.min(x[i], 20));
        for (int i = 0; i < n; i++) {
            float square = e[i] * (e[i] + 2);
            float inverse = 1 / (square + 2);
            float slope = e[i] * (1 + e[i]) * inverse;
            gradient[i] = gradient[i] * inverse * (square + 4 * Math.min(x[i], 20) * slope);
        }
    }
}
