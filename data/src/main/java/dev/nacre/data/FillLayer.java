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

/** Replaces NaN by a constant for each feature, and flags where it was. */
final class FillLayer implements Fittable {
    private final FillMissing spec;
    private final Shape shape;
    private final int inputs;
    private final Parameter fill;
    private final Parameter fitted;
    private final int outputs;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    FillLayer(FillMissing spec, Shape shape) {
        this.spec = spec;
        this.shape = shape;
        this.inputs = shape.size();
        this.outputs = Math.addExact(inputs, spec.flags().size());
        this.fill = Parameter.statistic("fill", Weights.zeros(inputs, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public Shape shape() {
        return outputs == inputs ? shape : Shape.flat(outputs);
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

    /** Before it is fitted, all pass unchanged, and the flags are 0. */
    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("fillMissing", inputs, input);
        if (!fitted() && outputs == inputs) return input;
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs, input.columns) : new FloatMatrix(outputs, input.columns);
        for (int c = 0; c < input.columns; c++) {
            if (fitted()) fill(input.data, c * inputs, fill.value().data, y.data, c * outputs);
            else System.arraycopy(input.data, c * inputs, y.data, c * outputs, inputs);
            flag(input.data, c * inputs, y.data, c * outputs + inputs);
        }
        if (train) x = input;
        return y;
    }

    private static void fill(float[] x, int from, float[] fill, float[] y, int to) {
        for (int i = 0; i < fill.length; i++) {
            float value = x[from + i];
            y[to + i] = Float.isNaN(value) ? fill[i] : value;
        }
    }

    private void flag(float[] x, int from, float[] y, int to) {
        for (int k = 0; k < outputs - inputs; k++)
            y[to + k] = fitted() && Float.isNaN(x[from + spec.flags().get(k)]) ? 1 : 0;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        if (!fitted() && outputs == inputs) return dy;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        for (int c = 0, at = 0; c < dy.columns; c++)
            for (int i = 0; i < inputs; i++, at++)
                dx.data[at] = fitted() && Float.isNaN(x.data[at]) ? 0 : dy.data[c * outputs + i];
        return dx;
    }
}
