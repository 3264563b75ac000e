package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** y = factor·x + offset. */
final class ScaleLayer implements Layer {
    private final Scale spec;
    private final Shape shape;
    private final int inputs;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    ScaleLayer(Scale spec, Shape shape) {
        this.spec = spec;
        this.shape = shape;
        this.inputs = shape.size();
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("scale", inputs, x);
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(inputs, x.columns) : new FloatMatrix(inputs, x.columns);
        Parallel.forRange(x.length, (from, to) -> map(x.data, y.data, spec.factor(), spec.offset(), from, to));
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        Parallel.forRange(dy.length, (from, to) -> map(dy.data, dx.data, spec.factor(), 0, from, to));
        return dx;
    }

    private static void map(float[] x, float[] y, float factor, float offset, int from, int to) {
        for (int i = from; i < to; i++) y[i] = factor * x[i] + offset;
    }
}
