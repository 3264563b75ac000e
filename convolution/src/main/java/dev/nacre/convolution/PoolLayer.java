package dev.nacre.convolution;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Spares;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** A built pooling layer. Images are computed on several cores; in an image, a row of windows at a time. */
final class PoolLayer implements Layer {
    private final String name;
    private final Windows windows;
    private final Pooling pooling;
    private final Shape shape;
    private final int line;
    private final Spares<PoolingLines> memory;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body forward = (from, to) -> pool(this.x, this.y, from, to);
    private final Parallel.Body backward = this::differentiate;
    private FloatMatrix x;
    private FloatMatrix y;
    private FloatMatrix dy;
    private FloatMatrix dx;

    PoolLayer(String name, Windows windows, Pooling pooling) {
        this.name = name;
        this.windows = windows;
        this.pooling = pooling;
        shape = new Shape(windows.height(), windows.width(), windows.image().channels());
        line = windows.width() * shape.channels();
        memory = new Spares<>(() -> new PoolingLines(line));
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
    public String name() {
        return name;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name, windows.image().size(), input);
        if (mode == Mode.INFER) {
            FloatMatrix output = new FloatMatrix(outputs(), input.columns);
            Parallel.forRange(input.columns, images(), (from, to) -> pool(input, output, from, to));
            return output;
        }
        x = input;
        y = outputs.of(outputs(), x.columns);
        Parallel.forRange(x.columns, images(), forward);
        return y;
    }

    /** Images in a piece. */
    private int images() {
        return Math.max(1, Parallel.PIECE / windows.image().size());
    }

    private void pool(FloatMatrix input, FloatMatrix output, int from, int to) {
        PoolingLines lines = memory.take();
        for (int row = from * shape.height(); row < to * shape.height(); row++) {
            pooling.forward(input.data, windows, row, lines);
            System.arraycopy(lines.outputs(), 0, output.data, row * line, line);
        }
        memory.give(lines);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        if (!inputGradient) return null;
        dy = gradient;
        dx = inputGradients.of(windows.image().size(), dy.columns);
        Parallel.forRange(dy.columns, images(), backward);
        return dx;
    }

    private void differentiate(int from, int to) {
        PoolingLines lines = memory.take();
        Arrays.fill(dx.data, from * windows.image().size(), to * windows.image().size(), 0);
        for (int row = from * shape.height(); row < to * shape.height(); row++) {
            System.arraycopy(y.data, row * line, lines.outputs(), 0, line);
            System.arraycopy(dy.data, row * line, lines.gradient(), 0, line);
            pooling.backward(x.data, windows, row, lines, dx.data);
        }
        memory.give(lines);
    }
}
