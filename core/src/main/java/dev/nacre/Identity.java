package dev.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Doc;

/** y = x: the activation of a linear layer. */
@Doc("linear activation, y = x")
@AutoService(Activation.class)
public record Identity() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        if (x != y) System.arraycopy(x, from, y, from, to - from);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        if (dx != dy) System.arraycopy(dy, from, dx, from, to - from);
    }

    @Override
    public boolean backwardReadsInput() {
        return false;
    }
}
