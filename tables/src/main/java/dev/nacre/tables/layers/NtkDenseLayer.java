package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. Its weight is inputs × units. */
class NtkDenseLayer implements Layer {
    final Parameter weight;
    final Parameter bias;
    private final float factor;
    private final Buffer outputs = new Buffer();
    private final Buffer scaled = new Buffer();
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
        Products.multiply(weight.value(), true, input, false, 0, y);
        float[] b = bias.value().data;
        Parallel.forRange(y.columns, Math.max(1, Parallel.PIECE / b.length), (from, to) -> {
            for (int c = from; c < to; c++) finish(y.data, factor, b, c * b.length);
        });
        if (train) x = input;
        return y;
    }

    private static void finish(float[] y, float factor, float[] bias, int start) {
        for (int i = 0; i < bias.length; i++) y[start + i] = factor * y[start + i] + bias[i];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (bias.trainable()) sums.addTo(bias, dy);
        if (!weight.trainable() && !inputGradient) return null;
        FloatMatrix dz = scaled.of(dy.rows, dy.columns);
        Parallel.forRange(dy.length, (from, to) -> scale(dy.data, factor, dz.data, from, to));
        if (weight.trainable()) weight.addProduct(x, false, dz, true);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(weight.value().rows, dy.columns);
        Products.multiply(weight.value(), false, dz, false, 0, dx);
        return dx;
    }

    private static void scale(float[] x, float factor, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = factor * x[i];
    }
}
