package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * Softsign: y = x / (1 + |x|), with derivative (1 − |y|)². It saturates more slowly than tanh. Bergstra et al., 2009.
 */
@Doc("softsign, x / (1 + |x|), which saturates more slowly than tanh; Bergstra et al., 2009")
@AutoService(Activation.class)
public record Softsign() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] / (1 + Math.abs(x[i]));
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float rest = 1 - Math.abs(y[i]);
            dx[i] = dy[i] * rest * rest;
        }
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
