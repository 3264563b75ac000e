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

    /** A loop over whole channels, so that a body knows which strength is whose. */
    private void forPixels(FloatMatrix m, Parallel.Body body) {
        int channels = weight.value().length;
        Parallel.forRange(m.length / channels, Math.max(1, Parallel.PIECE / channels), (from, to) -> {
            for (int pixel = from; pixel < to; pixel++) body.run(pixel * channels, (pixel + 1) * channels);
        });
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("parametric", size, input);
        boolean train = mode == Mode.TRAIN;
        int n = input.columns;
        FloatMatrix inner = train ? activated.of(size, n) : new FloatMatrix(size, n);
        FloatMatrix y = train ? outputs.of(size, n) : inner;
        Parallel.forRange(input.length, (from, to) -> activation.forward(input.data, inner.data, from, to));
        float[] a = weight.value().data;
        forPixels(y, (from, to) -> mix(input.data, inner.data, a, y.data, from));
        if (train) {
            x = input;
            f = inner;
        }
        return y;
    }

    private static void mix(float[] x, float[] f, float[] a, float[] y, int start) {
        for (int i = 0; i < a.length; i++) y[start + i] = x[start + i] + a[i] * (f[start + i] - x[start + i]);
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
        Parallel.forRange(dy.length, (from, to) -> activation.backward(x.data, f.data, dy.data, inner.data, from, to));
        float[] a = weight.value().data;
        forPixels(dy, (from, to) -> mix(dy.data, inner.data, a, dx.data, from));
        return dx;
    }

    private static void products(float[] dy, float[] f, float[] x, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = dy[i] * (f[i] - x[i]);
    }
}
