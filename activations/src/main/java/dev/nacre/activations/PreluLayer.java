package dev.nacre.activations;

import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** A rectifier with its slopes. */
final class PreluLayer implements Layer {
    private final int size;
    private final Parameter slope;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    PreluLayer(int size, Parameter slope) {
        this.size = size;
        this.slope = slope;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(slope);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Shapes.requireInputs("prelu", size, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(size, input.columns) : new FloatMatrix(size, input.columns);
        float[] slopes = slopes();
        Parallel.forRange(input.columns, columnsPerPiece(), (first, last) -> {
            for (int c = first; c < last; c++) forward(input.data, slopes, y.data, c * size);
        });
        if (train) x = input;
        return y;
    }

    private void forward(float[] x, float[] slopes, float[] y, int start) {
        for (int i = 0; i < size; i++) y[start + i] = Math.max(x[start + i], 0) + slopes[i] * Math.min(x[start + i], 0);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (slope.trainable()) addSlopeGradient(dy);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        float[] slopes = slopes();
        Parallel.forRange(dy.columns, columnsPerPiece(), (first, last) -> {
            for (int c = first; c < last; c++) backward(x.data, slopes, dy.data, dx.data, c * size);
        });
        return dx;
    }

    private void backward(float[] x, float[] slopes, float[] dy, float[] dx, int start) {
        for (int i = 0; i < size; i++) {
            float positive = Steps.positive(x[start + i]);
            dx[start + i] = dy[start + i] * (positive + (1 - positive) * slopes[i]);
        }
    }

    private void addSlopeGradient(FloatMatrix dy) {
        float[] sums = shared() ? new float[size] : slope.gradient().data;
        for (int c = 0; c < dy.columns; c++) addColumn(dy.data, x.data, sums, c * size);
        if (!shared()) return;
        double total = 0;
        for (float sum : sums) total += sum;
        slope.gradient().data[0] += (float) total;
    }

    private void addColumn(float[] dy, float[] x, float[] sums, int start) {
        for (int i = 0; i < size; i++) sums[i] += dy[start + i] * Math.min(x[start + i], 0);
    }

    private boolean shared() {
        return slope.value().length < size;
    }

    /** One for each unit. */
    private float[] slopes() {
        float[] values = slope.value().data;
        if (!shared()) return values;
        float[] same = new float[size];
        Arrays.fill(same, values[0]);
        return same;
    }

    private int columnsPerPiece() {
        return Math.max(1, Parallel.PIECE / size);
    }
}
