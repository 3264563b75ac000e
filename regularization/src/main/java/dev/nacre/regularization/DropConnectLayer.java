package dev.nacre.regularization;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Noise;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import dev.nacre.layers.DenseLayer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Two dense layers that share a bias: one with the weights, for inference, one with a masked copy of them, for training. */
final class DropConnectLayer implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter masked;
    private final FloatMatrix mask;
    private final DenseLayer whole;
    private final DenseLayer part;
    private final float rate;
    private final Noise noise;

    DropConnectLayer(Parameter weight, Parameter bias, Activation activation, float rate, RandomGenerator random) {
        this.weight = weight;
        this.bias = bias;
        this.rate = rate;
        FloatMatrix w = weight.value();
        mask = new FloatMatrix(w.rows, w.columns);
        masked = new Parameter("masked", new FloatMatrix(w.rows, w.columns));
        whole = new DenseLayer(weight, false, bias, activation);
        part = new DenseLayer(masked, false, bias, activation);
        noise = new Noise(random);
    }

    @Override
    public int outputs() {
        return whole.outputs();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Shapes.requireInputs("dropConnect", weight.value().rows, x);
        if (mode == Mode.INFER) return whole.forward(x, mode);
        long pass = noise.next();
        float[] w = weight.value().data;
        Parallel.forRange(mask.length, (from, to) -> {
            Noise.mask(pass, rate, 1 / (1 - rate), mask.data, from, to);
            for (int i = from; i < to; i++) masked.value().data[i] = w[i] * mask.data[i];
        });
        return part.forward(x, mode);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        masked.trainable(weight.trainable());
        masked.clearGradient();
        FloatMatrix dx = part.backward(dy, inputGradient);
        if (weight.trainable()) addMasked(masked.gradient().data, weight.gradient().data);
        return dx;
    }

    private void addMasked(float[] from, float[] to) {
        Parallel.forRange(mask.length, (first, end) -> {
            for (int i = first; i < end; i++) to[i] += from[i] * mask.data[i];
        });
    }
}
