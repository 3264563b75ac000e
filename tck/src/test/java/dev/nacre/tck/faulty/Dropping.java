package dev.nacre.tck.faulty;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Dropout at a rate of one half; sound if it scales what it keeps by 2 in training, and by 1 in inference. */
final class Dropping implements Layer {
    private final int inputs;
    private final float kept;
    private final float inferred;
    private final Noise noise;
    private final List<Noise> noises;
    private float[] mask;

    Dropping(int inputs, float kept, float inferred, RandomGenerator random) {
        this.inputs = inputs;
        this.kept = kept;
        this.inferred = inferred;
        noise = new Noise(random);
        noises = List.of(noise);
    }

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
        Checks.requireInputs("dropping", inputs, x);
        float[] factors = new float[x.length];
        Arrays.fill(factors, inferred);
        if (mode == Mode.TRAIN) {
            long pass = noise.next();
            for (int i = 0; i < x.length; i++) factors[i] = Noise.uniform(pass, i) < 0.5f ? 0 : kept;
            mask = factors;
        }
        return times(factors, x);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return times(mask, dy);
    }

    private static FloatMatrix times(float[] factors, FloatMatrix x) {
        FloatMatrix y = new FloatMatrix(x.rows, x.columns);
        for (int i = 0; i < x.length; i++) y.data[i] = factors[i] * x.data[i];
        return y;
    }
}
