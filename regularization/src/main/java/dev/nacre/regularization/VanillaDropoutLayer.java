package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import dev.nacre.layers.NoiseLayer;
import java.util.List;
import org.jblas.FloatMatrix;

/** Noise that is not scaled in training: inference multiplies the inputs by the expected value of its factor. */
final class VanillaDropoutLayer implements Layer {
    private final NoiseLayer noise;
    private final float kept;

    VanillaDropoutLayer(NoiseLayer noise, float kept) {
        this.noise = noise;
        this.kept = kept;
    }

    @Override
    public int outputs() {
        return noise.outputs();
    }

    @Override
    public Shape shape() {
        return noise.shape();
    }

    @Override
    public String name() {
        return noise.name();
    }

    @Override
    public List<Noise> noises() {
        return noise.noises();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        if (mode == Mode.TRAIN) return noise.forward(x, mode);
        Checks.requireInputs(name(), outputs(), x);
        FloatMatrix y = new FloatMatrix(x.rows, x.columns);
        Parallel.forRange(x.length, (from, to) -> {
            for (int i = from; i < to; i++) y.data[i] = kept * x.data[i];
        });
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return noise.backward(dy, inputGradient);
    }
}
