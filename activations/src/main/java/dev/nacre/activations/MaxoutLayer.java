package dev.nacre.activations;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/** The built layer of {@link Maxout}. It works on copies of the channels of a pixel, as {@link Blocks} does. */
final class MaxoutLayer implements Layer {
    private final int pieces;
    private final Shape shape;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix y;

    MaxoutLayer(int pieces, Shape outputs) {
        this.pieces = pieces;
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
        Checks.requireInputs("maxout", pieces * outputs(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix output = train ? outputs.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        ColumnLoops.forRange(pieces * size, input.columns * shape.pixels(), (first, last) -> {
            float[] largest = new float[size];
            float[] piece = new float[size];
            for (int c = first; c < last; c++) {
                System.arraycopy(input.data, c * pieces * size, largest, 0, size);
                for (int p = 1; p < pieces; p++) {
                    System.arraycopy(input.data, (c * pieces + p) * size, piece, 0, size);
                    for (int i = 0; i < size; i++) largest[i] = Math.max(largest[i], piece[i]);
                }
                System.arraycopy(largest, 0, output.data, c * size, size);
            }
        });
        if (train) {
            x = input;
            y = output;
        }
        return output;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(pieces * outputs(), dy.columns);
        ColumnLoops.forRange(pieces * size, dy.columns * shape.pixels(), (first, last) -> {
            float[] largest = new float[size];
            float[] rest = new float[size];
            float[] piece = new float[size];
            for (int c = first; c < last; c++) {
                System.arraycopy(y.data, c * size, largest, 0, size);
                System.arraycopy(dy.data, c * size, rest, 0, size);
                for (int p = 0; p < pieces; p++) {
                    System.arraycopy(x.data, (c * pieces + p) * size, piece, 0, size);
                    take(largest, rest, piece);
                    System.arraycopy(piece, 0, dx.data, (c * pieces + p) * size, size);
                }
            }
        });
        return dx;
    }

    /** A piece that equals the output takes all of the gradient, so equal pieces after it get none. */
    private void take(float[] largest, float[] rest, float[] piece) {
        for (int i = 0; i < size; i++) {
            float taken = rest[i] * (1 - Branchless.positive(largest[i] - piece[i]));
            piece[i] = taken;
            rest[i] -= taken;
        }
    }
}
