package dev.nacre.activations;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Elementary;
import org.jblas.FloatMatrix;

/** The built layer of {@link Glu}: the second half of the channels of each pixel is the gate of the first half. */
final class GluLayer implements Layer {
    private final Shape shape;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer gates = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix gate;

    GluLayer(Shape outputs) {
        shape = outputs;
        size = outputs.channels();
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
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("glu", 2 * outputs(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        FloatMatrix open = train ? gates.of(outputs(), input.columns) : y;
        ColumnLoops.forRange(2 * size, input.columns * shape.pixels(), (first, last) -> {
            for (int c = first; c < last; c++)
                System.arraycopy(input.data, (2 * c + 1) * size, open.data, c * size, size);
            Elementary.sigmoid(open.data, open.data, first * size, last * size);
            for (int c = first; c < last; c++) {
                int value = 2 * c * size;
                int to = c * size;
                for (int i = 0; i < size; i++) y.data[to + i] = input.data[value + i] * open.data[to + i];
            }
        });
        if (train) {
            x = input;
            gate = open;
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(2 * outputs(), dy.columns);
        ColumnLoops.forRange(2 * size, dy.columns * shape.pixels(), (first, last) -> {
            for (int c = first; c < last; c++) backward(dy.data, dx.data, c * size);
        });
        return dx;
    }

    private void backward(float[] dy, float[] dx, int start) {
        int value = 2 * start;
        float[] x = this.x.data;
        float[] gate = this.gate.data;
        for (int i = 0; i < size; i++) {
            float open = dy[start + i] * gate[start + i];
            dx[value + i] = open;
            dx[value + size + i] = open * (1 - gate[start + i]) * x[value + i];
        }
    }
}
