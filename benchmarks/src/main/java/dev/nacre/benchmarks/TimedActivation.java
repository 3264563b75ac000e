package dev.nacre.benchmarks;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * An activation, and the time it takes.
 *
 * @param activation what it does
 */
@Doc("an activation, and the time it takes")
@AutoService(Activation.class)
public record TimedActivation(@Doc("what it does") Activation activation) implements Activation {
    /** Around the identity. */
    public TimedActivation() {
        this(new dev.nacre.Identity());
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        long start = System.nanoTime();
        activation.forward(x, y, from, to);
        Meter.ACTIVATIONS.add(start, to - from);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        long start = System.nanoTime();
        activation.backward(x, y, dy, dx, from, to);
        Meter.ACTIVATIONS.add(start, to - from);
    }

    @Override
    public boolean backwardReadsInput() {
        return activation.backwardReadsInput();
    }
}
