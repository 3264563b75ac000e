package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * y = (x − shift) / scale + offset. A scale of 0 means that the layer is not fitted yet: it then returns its inputs.
 */
final class AffineLayer implements Fittable {
    /** Computes the constants of each feature from the moments of the training data. */
    @FunctionalInterface
    interface Constants {
        /** Sets shift, and scale, which is 1 before the call and must not become 0. */
        void of(Moments moments, float[] shift, float[] scale);
    }

    private final String name;
    private final Shape shape;
    private final int inputs;
    private final float offset;
    private final Constants constants;
    private final Parameter shift;
    private final Parameter scale;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    AffineLayer(String name, String shift, float offset, Shape shape, Constants constants) {
        this.name = name;
        this.shape = shape;
        this.inputs = shape.size();
        this.offset = offset;
        this.constants = constants;
        this.shift = Parameter.statistic(shift, Weights.zeros(inputs, 1));
        this.scale = Parameter.statistic("scale", Weights.zeros(inputs, 1));
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
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(shift, scale);
    }

    @Override
    public boolean fitted() {
        return scale.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        Moments moments = Moments.of(name, inputs, batches);
        Arrays.fill(scale.value().data, 1);
        constants.of(moments, shift.value().data, scale.value().data);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, inputs, x);
        if (!fitted()) return x;
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(inputs, x.columns) : new FloatMatrix(inputs, x.columns);
        float[] m = shift.value().data;
        float[] s = scale.value().data;
        Parallel.forRange(x.columns, columnsPerPiece(), (from, to) -> {
            for (int c = from; c < to; c++) map(x.data, m, s, offset, y.data, c * inputs);
        });
        return y;
    }

    private int columnsPerPiece() {
        return Math.max(1, Parallel.PIECE / inputs);
    }

    private static void map(float[] x, float[] shift, float[] scale, float offset, float[] y, int start) {
        for (int i = 0; i < shift.length; i++) y[start + i] = (x[start + i] - shift[i]) / scale[i] + offset;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        if (!fitted()) return dy;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        float[] s = scale.value().data;
        for (int c = 0; c < dy.columns; c++)
            for (int i = 0; i < inputs; i++) dx.data[c * inputs + i] = dy.data[c * inputs + i] / s[i];
        return dx;
    }
}
