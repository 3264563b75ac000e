package dev.nacre.layers;

import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Repeat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/** A dense layer with its weights: y = f(Wᵀx + b), or y = f(Wx + b) with the transposed weight of another layer. */
public final class DenseLayer implements Layer {
    private final Parameter weight;
    private final boolean transposed;
    private final Parameter bias;
    private final Activation activation;
    private final boolean linear;
    private final Buffer preactivations = new Buffer();
    private final Buffer activations = new Buffer();
    private final Buffer preactivationGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final Buffer biasInputs = new Buffer();
    private final Parallel.Body activate;
    private final Parallel.Body differentiate;
    private FloatMatrix x;
    private FloatMatrix z;
    private FloatMatrix y;
    private FloatMatrix dy;
    private FloatMatrix dz;

    /**
     * A layer with given parameters.
     *
     * @param weight inputs × outputs, or outputs × inputs if transposed
     * @param transposed whether to use the weight transposed: tied weights, as in an autoencoder's decoder
     * @param bias outputs × 1
     * @param activation the activation function
     */
    public DenseLayer(Parameter weight, boolean transposed, Parameter bias, Activation activation) {
        this.weight = weight;
        this.transposed = transposed;
        this.bias = bias;
        this.activation = activation;
        this.linear = activation instanceof Identity;
        // created once, because a step should not allocate
        this.activate = (from, to) -> activation.forward(z.data, y.data, from, to);
        this.differentiate = (from, to) -> activation.backward(z.data, y.data, dy.data, dz.data, from, to);
    }

    /**
     * The weight.
     *
     * @return inputs × outputs, or outputs × inputs if {@link #transposed}
     */
    public Parameter weight() {
        return weight;
    }

    /**
     * The bias.
     *
     * @return outputs × 1
     */
    public Parameter bias() {
        return bias;
    }

    /**
     * Whether the layer computes Wx + b rather than Wᵀx + b.
     *
     * @return true for a decoder whose weight is its encoder's
     */
    public boolean transposed() {
        return transposed;
    }

    private int inputs() {
        return transposed ? weight.value().columns : weight.value().rows;
    }

    @Override
    public int outputs() {
        return bias.value().rows;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("dense", inputs(), input);
        int n = input.columns;
        if (mode == Mode.INFER) {
            FloatMatrix output = new FloatMatrix(outputs(), n);
            sum(input, output);
            if (!linear)
                Parallel.forRange(output.length, (from, to) -> activation.forward(output.data, output.data, from, to));
            return output;
        }
        x = input;
        z = preactivations.of(outputs(), n);
        y = linear || !activation.backwardReadsInput() ? z : activations.of(outputs(), n);
        sum(x, z);
        if (!linear) Parallel.forRange(z.length, activate);
        return y;
    }

    @Override
    public Optional<Activation> activation() {
        return linear ? Optional.empty() : Optional.of(activation);
    }

    @Override
    public FloatMatrix preactivations(FloatMatrix input) {
        FloatMatrix sums = new FloatMatrix(outputs(), input.columns);
        sum(input, sums);
        return sums;
    }

    /** Fills the output with the bias, and adds the product to it. */
    private void sum(FloatMatrix input, FloatMatrix output) {
        Repeat.fill(bias.value().data, output.data, 0, output.length);
        Products.multiply(weight.value(), !transposed, input, false, 1, output);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = gradient;
        dz = gradient;
        if (!linear) {
            dz = preactivationGradients.of(gradient.rows, gradient.columns);
            Parallel.forRange(gradient.length, differentiate);
        }
        if (weight.trainable()) {
            if (transposed) weight.addProduct(dz, false, x, true);
            else weight.addProduct(x, false, dz, true);
        }
        if (bias.trainable()) bias.addProduct(dz, false, ones(dz.columns), false);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs(), dz.columns);
        Products.multiply(weight.value(), transposed, dz, false, 0, dx);
        return dx;
    }

    /** The bias is the weight of an input that is always 1: its gradient is dz times this vector of ones. */
    private FloatMatrix ones(int n) {
        FloatMatrix ones = biasInputs.of(n, 1);
        if (n > 0 && ones.data[0] == 0) Arrays.fill(ones.data, 1);
        return ones;
    }
}
