package dev.nacre.activations;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Elementary;
import org.jblas.FloatMatrix;

/** The built layer of {@link Softmax} or {@link LogSoftmax}, for the channels of each pixel. */
final class SoftmaxLayer implements Layer {
    private final String name;
    private final Shape shape;
    private final int size;
    private final boolean log;
    private final Buffer outputs = new Buffer();
    private final Buffer probabilities = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix p;

    SoftmaxLayer(String name, Shape shape, boolean log) {
        this.name = name;
        this.shape = shape;
        this.size = shape.channels();
        this.log = log;
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, shape.size(), x);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(x.rows, x.columns) : new FloatMatrix(x.rows, x.columns);
        FloatMatrix e = !log ? y : train ? probabilities.of(x.rows, x.columns) : new FloatMatrix(x.rows, x.columns);
        ColumnLoops.forRange(size, x.columns * shape.pixels(), (first, last) -> {
            for (int c = first; c < last; c++) subtractMax(x.data, y.data, c * size);
            Elementary.exp(y.data, e.data, first * size, last * size);
            for (int c = first; c < last; c++) normalize(y.data, e.data, c * size);
        });
        if (train) p = e;
        return y;
    }

    private void subtractMax(float[] x, float[] y, int start) {
        float max = x[start];
        for (int i = start; i < start + size; i++) max = Math.max(max, x[i]);
        for (int i = start; i < start + size; i++) y[i] = x[i] - max;
    }

    private void normalize(float[] y, float[] e, int start) {
        double sum = 0;
        for (int i = start; i < start + size; i++) sum += e[i];
        float scale = (float) (1 / sum);
        for (int i = start; i < start + size; i++) e[i] *= scale;
        if (!log) return;
        float logSum = (float) Math.log(sum);
        for (int i = start; i < start + size; i++) y[i] -= logSum;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        ColumnLoops.forRange(size, dy.columns * shape.pixels(), (first, last) -> {
            for (int c = first; c < last; c++) backward(dy.data, dx.data, c * size);
        });
        return dx;
    }

    /** p·(dy − Σ p·dy) for softmax, dy − p·Σ dy for its logarithm. */
    private void backward(float[] dy, float[] dx, int start) {
        float[] p = this.p.data;
        double total = 0;
        for (int i = start; i < start + size; i++) total += log ? dy[i] : p[i] * dy[i];
        float sum = (float) total;
        if (log) for (int i = start; i < start + size; i++) dx[i] = dy[i] - p[i] * sum;
        else for (int i = start; i < start + size; i++) dx[i] = p[i] * (dy[i] - sum);
    }
}
