package dev.nacre.regularization;

import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import java.util.List;
import org.jblas.FloatMatrix;

/** Layer normalization with its weights. Pieces of columns go to several cores: a sample is in one piece. */
final class LayerNormLayer implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final float epsilon;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer normals = new Buffer();
    private final Buffer factors = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    private FloatMatrix normal;
    private FloatMatrix factor;

    LayerNormLayer(Parameter weight, Parameter bias, float epsilon) {
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
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Shapes.requireInputs("layerNorm", size, x);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(size, x.columns) : new FloatMatrix(size, x.columns);
        FloatMatrix z = train ? normals.of(size, x.columns) : y;
        FloatMatrix f = train ? factors.of(1, x.columns) : new FloatMatrix(1, x.columns);
        forColumns(x.columns, c -> normalize(x.data, z.data, y.data, f.data, c));
        if (train) {
            normal = z;
            factor = f;
        }
        return y;
    }

    /** Work on one sample. */
    private interface Column {
        void run(int c);
    }

    private void forColumns(int columns, Column body) {
        Parallel.forRange(columns, Math.max(1, Parallel.PIECE / size), (from, to) -> {
            for (int c = from; c < to; c++) body.run(c);
        });
    }

    private void normalize(float[] x, float[] z, float[] y, float[] factors, int c) {
        int from = c * size;
        int to = from + size;
        double exact = Sums.plain(x, from, to) / size;
        float mean = (float) exact;
        float rest = (float) (exact - mean);
        for (int i = from; i < to; i++) z[i] = x[i] - mean - rest;
        float f = (float) (1 / Math.sqrt(Sums.squares(z, from, to) / size + epsilon));
        for (int i = from; i < to; i++) z[i] *= f;
        factors[c] = f;
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        for (int i = 0; i < size; i++) y[from + i] = w[i] * z[from + i] + b[i];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        addGradients(dy);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        forColumns(dy.columns, c -> inputGradient(dy.data, dx.data, c));
        return dx;
    }

    private void addGradients(FloatMatrix dy) {
        if (weight.trainable()) {
            sums.sumProducts(dy.data, normal.data, dy.columns, 0, size);
            sums.addTo(weight.gradient().data, 0, size);
        }
        if (bias.trainable()) {
            sums.sum(dy.data, dy.columns, 0, size);
            sums.addTo(bias.gradient().data, 0, size);
        }
    }

    /** With g = dy ∘ weight: dx = (g − mean(g) − z · mean(g ∘ z)) · factor, since mean and variance depend on every input. */
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
