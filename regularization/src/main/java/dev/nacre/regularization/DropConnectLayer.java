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
import org.jblas.FloatMatrix;

/** Two dense layers that share a bias: one with the weights, for inference, one with a masked copy of them, for training. */
final class DropConnectLayer implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final Activation activation;
    private final float rate;
    private final Noise noise;
    private final DenseLayer whole;
    private FloatMatrix mask;
    private Parameter masked;
    private DenseLayer part;

    DropConnectLayer(Parameter weight, Parameter bias, Activation activation, float rate, Noise noise) {
        this.weight = weight;
        this.bias = bias;
        this.activation = activation;
        this.rate = rate;
        this.noise = noise;
        whole = new DenseLayer(weight, false, bias, activation);
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
        if (part == null) prepareTraining();
        long pass = noise.next();
        float kept = 1 / (1 - rate);
        float[] w = weight.value().data;
        float[] m = mask.data;
        float[] product = masked.value().data;
        Parallel.forRange(mask.length, (from, to) -> {
            Noise.mask(pass, rate, kept, m, from, to);
            for (int i = from; i < to; i++) product[i] = w[i] * m[i];
        });
        return part.forward(x, mode);
    }

    /** Only training needs the copies. */
    private void prepareTraining() {
        FloatMatrix w = weight.value();
        mask = new FloatMatrix(w.rows, w.columns);
        masked = new Parameter("masked", new FloatMatrix(w.rows, w.columns));
        part = new DenseLayer(masked, false, bias, activation);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        masked.trainable(weight.trainable());
        masked.clearGradient();
        FloatMatrix dx = part.backward(dy, inputGradient);
        if (weight.trainable()) addMasked(masked.gradient().data, weight.gradient().data);
        return dx;
    }

    private void addMasked(float[] part, float[] sum) {
        float[] m = mask.data;
        Parallel.forRange(mask.length, (from, to) -> {
            for (int i = from; i < to; i++) sum[i] += part[i] * m[i];
        });
    }
}
