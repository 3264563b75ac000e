package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Repeat;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. Its weight is inputs × units. */
class NtkDenseLayer implements Layer {
    final Parameter weight;
    final Parameter bias;
    private final float factor;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final SampleSums sums = new SampleSums();
    private FloatMatrix x;

    NtkDenseLayer(Parameter weight, Parameter bias) {
        this.weight = weight;
        this.bias = bias;
        this.factor = (float) (1 / Math.sqrt(weight.value().rows));
    }

    @Override
    public int outputs() {
        return weight.value().columns;
    }

    @Override
    public String name() {
        return "ntkDense";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("ntkDense", weight.value().rows, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        Repeat.fill(bias.value().data, y.data, 0, y.length);
        Products.multiply(factor, weight.value(), true, input, false, 1, y);
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (bias.trainable()) sums.addTo(bias, dy);
        if (weight.trainable()) weight.addProduct(factor, x, false, dy, true);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(weight.value().rows, dy.columns);
        Products.multiply(factor, weight.value(), false, dy, false, 0, dx);
        return dx;
    }
}
