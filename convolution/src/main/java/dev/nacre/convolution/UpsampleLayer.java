package dev.nacre.convolution;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** The built layer of {@link Upsample}. Lines of the images are computed on several cores. */
final class UpsampleLayer implements Layer {
    private final int factor;
    private final Shape inputs;
    private final Shape shape;
    /** Numbers in a line of the inputs, and of the outputs. */
    private final int line;

    private final int wide;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    UpsampleLayer(int factor, Shape inputs) {
        this.factor = factor;
        this.inputs = inputs;
        shape = Sizes.outputs(
                "upsample",
                (long) inputs.height() * factor,
                (long) inputs.width() * factor,
                inputs.channels(),
                "take a smaller factor");
        line = inputs.width() * inputs.channels();
        wide = shape.width() * shape.channels();
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
        Checks.requireInputs("upsample", inputs.size(), x);
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        forLines(x.columns, (from, to) -> {
            for (int row = from; row < to; row++) repeat(x.data, y.data, row);
        });
        return y;
    }

    private void forLines(int samples, Parallel.Body body) {
        Parallel.forRange(samples * inputs.height(), Math.max(1, Parallel.PIECE / (factor * wide)), body);
    }

    private void repeat(float[] x, float[] y, int row) {
        int channels = inputs.channels();
        int first = row * factor * wide;
        for (int i = 0; i < inputs.width(); i++)
            for (int f = 0; f < factor; f++)
                System.arraycopy(x, row * line + i * channels, y, first + (i * factor + f) * channels, channels);
        for (int f = 1; f < factor; f++) System.arraycopy(y, first, y, first + f * wide, wide);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs.size(), dy.columns);
        forLines(dy.columns, (from, to) -> {
            for (int row = from; row < to; row++) sum(dy.data, dx.data, row);
        });
        return dx;
    }

    private void sum(float[] dy, float[] dx, int row) {
        int channels = inputs.channels();
        Arrays.fill(dx, row * line, (row + 1) * line, 0);
        for (int below = 0; below < factor; below++)
            for (int i = 0; i < shape.width(); i++) {
                int from = (row * factor + below) * wide + i * channels;
                int to = row * line + i / factor * channels;
                for (int c = 0; c < channels; c++) dx[to + c] += dy[from + c];
            }
    }
}
