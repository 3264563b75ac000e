package dev.nacre.tck.sound;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Noise;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A layer without weights whose outputs are its inputs times factors, which may be drawn, in matrices of their own. */
abstract class Simple implements Layer {
    final int inputs;
    final Noise noise;
    private final List<Noise> noises;
    private FloatMatrix factors;

    Simple(int inputs, RandomGenerator random) {
        this.inputs = inputs;
        noise = new Noise(random);
        noises = List.of(noise);
    }

    /** The factor of one element in training; in inference {@code pass} is null. */
    abstract float factor(Long pass, FloatMatrix x, int i);

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Noise> noises() {
        return noises;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("simple", inputs, x);
        Long pass = mode == Mode.TRAIN ? noise.next() : null;
        FloatMatrix drawn = new FloatMatrix(x.rows, x.columns);
        for (int i = 0; i < x.length; i++) drawn.data[i] = factor(pass, x, i);
        if (mode == Mode.TRAIN) factors = drawn;
        return times(drawn, x);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return times(factors, dy);
    }

    static FloatMatrix times(FloatMatrix factors, FloatMatrix x) {
        FloatMatrix y = new FloatMatrix(x.rows, x.columns);
        for (int i = 0; i < x.length; i++) y.data[i] = factors.data[i] * x.data[i];
        return y;
    }
}
