package dev.nacre.regularization;

import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import dev.nacre.layers.DenseLayer;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The built layer of {@link DropConnect}: two dense layers that share a bias. The one for inference has the weights,
 * the one for training a masked copy of them.
 */
final class DropConnectLayer implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final Activation activation;
    private final float rate;
    private final Noise noise;
    private final DenseLayer whole;
    // created once, because a step should not allocate
    private final Parallel.Body drop = this::drop;
    private final Parallel.Body add = this::add;
    private long pass;
    private FloatMatrix mask;
    private Parameter masked;
    private DenseLayer part;
    private FloatMatrix gradient;

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
        Checks.requireInputs("dropConnect", weight.value().rows, x);
        if (mode == Mode.INFER) return whole.forward(x, mode);
        if (part == null) prepareTraining();
        pass = noise.next();
        Parallel.forRange(mask.length, drop);
        return part.forward(x, mode);
    }

    private void drop(int from, int to) {
        Noise.mask(pass, rate, 1 / (1 - rate), mask.data, from, to);
        multiply(weight.value().data, mask.data, masked.value().data, from, to);
    }

    private static void multiply(float[] a, float[] b, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = a[i] * b[i];
    }

    /** Allocates the copies, which only training needs. */
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
        if (weight.trainable()) {
            gradient = weight.gradient();
            Parallel.forRange(mask.length, add);
        }
        return dx;
    }

    private void add(int from, int to) {
        addProducts(masked.gradient().data, mask.data, gradient.data, from, to);
    }

    private static void addProducts(float[] a, float[] b, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) sum[i] += a[i] * b[i];
    }
}
