package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.compute.Elementary;
import dev.nacre.plugin.Doc;

/**
 * Hyperbolic tangent, with derivative 1 − y². LeCun et al., 1998, Efficient BackProp, prefer it to the logistic
 * function. It is in core because it is the default of recurrent layers.
 */
@Doc("hyperbolic tangent")
@AutoService(Activation.class)
public record Tanh() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        Elementary.tanh(x, y, from, to);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * (1 - y[i] * y[i]);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
