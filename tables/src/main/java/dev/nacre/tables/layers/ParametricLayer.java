package dev.nacre.tables.layers;

import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. */
final class ParametricLayer implements Layer {
    private final Activation activation;
    private final Shape shape;
    private final int size;
    private final Parameter weight;
    private final Buffer activated = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer scaled = new Buffer();
    private final Buffer differences = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final SampleSums sums = new SampleSums();
    private FloatMatrix x;
    private FloatMatrix f;

    ParametricLayer(Activation activation, Shape shape, Parameter weight) {
        this.activation = activation;
        this.shape = shape;
        this.size = shape.size();
        this.weight = weight;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("parametric", size, input);
        boolean train = mode == Mode.TRAIN;
        int n = input.columns;
        FloatMatrix inner = train ? activated.of(size, n) : new FloatMatrix(size, n);
        FloatMatrix y = train ? outputs.of(size, n) : new FloatMatrix(size, n);
        RowFactors.forColumns(weight.value().data, y, (from, to) -> {
            activation.forward(input.data, inner.data, from, to);
            mix(input.data, inner.data, y.data, from, to);
        });
        if (train) {
            x = input;
            f = inner;
        }
        return y;
    }

    /** The results in place of the strengths. */
    private static void mix(float[] x, float[] f, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] + y[i] * (f[i] - x[i]);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (weight.trainable()) {
            FloatMatrix product = differences.of(size, dy.columns);
            Parallel.forRange(dy.length, (from, to) -> products(dy.data, f.data, x.data, product.data, from, to));
            sums.addTo(weight, product);
        }
        if (!inputGradient) return null;
        FloatMatrix inner = scaled.of(size, dy.columns);
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        RowFactors.forColumns(weight.value().data, dx, (from, to) -> {
            activation.backward(x.data, f.data, dy.data, inner.data, from, to);
            mix(dy.data, inner.data, dx.data, from, to);
        });
        return dx;
    }

    private static void products(float[] dy, float[] f, float[] x, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = dy[i] * (f[i] - x[i]);
    }
}
