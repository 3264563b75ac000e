package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import java.util.List;
import org.jblas.FloatMatrix;

/** Replaces NaN by a constant for each feature. */
final class FillLayer implements Fittable {
    private final FillMissing spec;
    private final Shape shape;
    private final int inputs;
    private final Parameter fill;
    private final Parameter fitted;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    FillLayer(FillMissing spec, Shape shape) {
        this.spec = spec;
        this.shape = shape;
        this.inputs = shape.size();
        this.fill = Parameter.statistic("fill", Weights.zeros(inputs, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
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
    public List<Parameter> parameters() {
        return List.of(fill, fitted);
    }

    @Override
    public boolean takesMissing() {
        return true;
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        PresentValues values = new PresentValues(inputs, batches);
        double[] found = switch (spec.by()) {
            case MEAN -> values.means();
            case MEDIAN -> values.medians();
            case CONSTANT -> new double[0];
        };
        for (int i = 0; i < inputs; i++)
            fill.value().data[i] = i < found.length && !Double.isNaN(found[i]) ? (float) found[i] : spec.value();
        fitted.value().data[0] = 1;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("fillMissing", inputs, input);
        if (!fitted()) return input;
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(inputs, input.columns) : new FloatMatrix(inputs, input.columns);
        float[] f = fill.value().data;
        for (int c = 0; c < input.columns; c++) fill(input.data, f, y.data, c * inputs);
        if (mode == Mode.TRAIN) x = input;
        return y;
    }

    private static void fill(float[] x, float[] fill, float[] y, int start) {
        for (int i = 0; i < fill.length; i++) {
            float value = x[start + i];
            y[start + i] = Float.isNaN(value) ? fill[i] : value;
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        if (!fitted()) return dy;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        for (int i = 0; i < dy.length; i++) dx.data[i] = Float.isNaN(x.data[i]) ? 0 : dy.data[i];
        return dx;
    }
}
