package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link LayerNorm}. Ranges of samples are computed on several cores. */
final class LayerNormLayer implements Layer {
    private final Shape shape;
    private final Parameter weight;
    private final Parameter bias;
    private final float epsilon;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer normals = new Buffer();
    private final Buffer factors = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    // created once, because a step should not allocate
    private final Parallel.Body train = this::train;
    private final Parallel.Body differentiate = this::differentiate;
    private FloatMatrix x;
    private FloatMatrix y;
    private FloatMatrix normal;
    private FloatMatrix factor;
    private FloatMatrix dy;
    private FloatMatrix dx;

    LayerNormLayer(Shape shape, Parameter weight, Parameter bias, float epsilon) {
        this.shape = shape;
        this.weight = weight;
        this.bias = bias;
        this.epsilon = epsilon;
        size = weight.value().length;
        sums = new RowSums(size);
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
        return List.of(weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("layerNorm", size, input);
        int n = input.columns;
        if (mode == Mode.INFER) {
            FloatMatrix output = new FloatMatrix(size, n);
            forSamples(n, (from, to) -> {
                for (int c = from; c < to; c++) normalize(input.data, output.data, output.data, c);
            });
            return output;
        }
        x = input;
        y = outputs.of(size, n);
        normal = normals.of(size, n);
        factor = factors.of(1, n);
        forSamples(n, train);
        return y;
    }

    private void train(int from, int to) {
        for (int c = from; c < to; c++) factor.data[c] = normalize(x.data, normal.data, y.data, c);
    }

    private void forSamples(int columns, Parallel.Body body) {
        Parallel.forRange(columns, Math.max(1, Parallel.PIECE / size), body);
    }

    /** Normalizes a sample and returns its factor, 1 / √(variance + epsilon). */
    private float normalize(float[] x, float[] z, float[] y, int c) {
        int from = c * size;
        int to = from + size;
        double exact = Sums.plain(x, from, to) / size;
        float mean = (float) exact;
        float rest = (float) (exact - mean);
        for (int i = from; i < to; i++) z[i] = x[i] - mean - rest;
        float f = (float) (1 / Math.sqrt(Sums.squares(z, from, to) / size + epsilon));
        for (int i = from; i < to; i++) z[i] *= f;
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        for (int i = 0; i < size; i++) y[from + i] = w[i] * z[from + i] + b[i];
        return f;
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = gradient;
        addGradients();
        if (!inputGradient) return null;
        dx = inputGradients.of(size, dy.columns);
        forSamples(dy.columns, differentiate);
        return dx;
    }

    private void addGradients() {
        if (weight.trainable()) {
            sums.sumProducts(dy.data, normal.data, dy.columns, 0, size);
            sums.addTo(weight.gradient().data);
        }
        if (bias.trainable()) {
            sums.sum(dy.data, dy.columns, 0, size);
            sums.addTo(bias.gradient().data);
        }
    }

    private void differentiate(int from, int to) {
        for (int c = from; c < to; c++) inputGradient(dy.data, dx.data, c);
    }

    /**
     * With g = dy ∘ weight: dx = (g − mean(g) − z · mean(g ∘ z)) · factor, because mean and variance depend on every
     * input.
     */
    private void inputGradient(float[] dy, float[] dx, int c) {
        int from = c * size;
        int to = from + size;
        float[] w = weight.value().data;
        float[] z = normal.data;
        for (int i = 0; i < size; i++) dx[from + i] = dy[from + i] * w[i];
        float mean = (float) (Sums.plain(dx, from, to) / size);
        float slope = (float) (Sums.products(dx, z, from, to) / size);
        float f = factor.data[c];
        for (int i = from; i < to; i++) dx[i] = f * (dx[i] - mean - z[i] * slope);
    }
}
