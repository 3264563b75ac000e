package dev.nacre.activations;

import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Shapes;
import org.jblas.FloatMatrix;

/** Maxout in a network: blocks of rows compete. */
final class MaxoutLayer implements Layer {
    private final int pieces;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix y;

    MaxoutLayer(int pieces, int size) {
        this.pieces = pieces;
        this.size = size;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Shapes.requireInputs("maxout", pieces * size, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix output = train ? outputs.of(size, input.columns) : new FloatMatrix(size, input.columns);
        Parallel.forRange(input.columns, columnsPerPiece(), (first, last) -> {
            for (int c = first; c < last; c++) forward(input.data, output.data, c);
        });
        if (train) {
            x = input;
            y = output;
        }
        return output;
    }

    private void forward(float[] x, float[] y, int column) {
        int start = column * pieces * size;
        int to = column * size;
        System.arraycopy(x, start, y, to, size);
        for (int p = 1; p < pieces; p++) {
            int block = start + p * size;
            for (int i = 0; i < size; i++) y[to + i] = Math.max(y[to + i], x[block + i]);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(pieces * size, dy.columns);
        Parallel.forRange(dy.columns, columnsPerPiece(), (first, last) -> {
            float[] rest = new float[size];
            for (int c = first; c < last; c++) backward(dy.data, rest, dx.data, c);
        });
        return dx;
    }

    /** The first piece that is as large as the output takes all, so nothing is left for its equals. */
    private void backward(float[] dy, float[] rest, float[] dx, int column) {
        int from = column * size;
        System.arraycopy(dy, from, rest, 0, size);
        for (int p = 0; p < pieces; p++) take(rest, dx, from, (column * pieces + p) * size);
    }

    private void take(float[] rest, float[] dx, int from, int block) {
        float[] x = this.x.data;
        float[] y = this.y.data;
        for (int i = 0; i < size; i++) {
            float taken = rest[i] * (1 - Steps.positive(y[from + i] - x[block + i]));
            dx[block + i] = taken;
            rest[i] -= taken;
        }
    }

    private int columnsPerPiece() {
        return Math.max(1, Parallel.PIECE / (pieces * size));
    }
}
