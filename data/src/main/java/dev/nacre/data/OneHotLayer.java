package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** Encodes columns of category numbers. Before it is fitted, it encodes all categories. */
final class OneHotLayer implements Fittable {
    private final OneHot spec;
    private final int inputs;
    private final int outputs;
    private final SeenCategories categories;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();

    OneHotLayer(OneHot spec, int inputs) {
        this.spec = spec;
        this.inputs = inputs;
        this.categories = new SeenCategories("oneHot", spec, inputs);
        this.outputs = inputs
                - spec.columns().size()
                + spec.categories().stream().mapToInt(List::size).sum();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return categories.parameters();
    }

    @Override
    public boolean fitted() {
        return categories.fitted();
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        categories.fit(batches);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("oneHot", inputs, x);
        FloatMatrix y = mode == Mode.TRAIN ? results.of(outputs, x.columns) : new FloatMatrix(outputs, x.columns);
        int[] sizes = spec.sizes(inputs);
        for (int c = 0; c < x.columns; c++) spread(x.data, c * inputs, sizes, y.data, c * outputs);
        return y;
    }

    private void spread(float[] x, int from, int[] sizes, float[] y, int to) {
        int column = 0;
        int at = to;
        for (int i = 0; i < inputs; i++) {
            float value = x[from + i];
            if (sizes[i] == 0) {
                y[at++] = value;
                continue;
            }
            Arrays.fill(y, at, at + sizes[i], Float.isNaN(value) ? value : 0);
            int found = categories.find(column++, value);
            if (found >= 0) y[at + found] = 1;
            at += sizes[i];
        }
    }

    /** A category's number is no quantity, so its gradient is 0. */
    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        int[] sizes = spec.sizes(inputs);
        for (int c = 0, at = 0; c < dy.columns; c++)
            for (int i = 0; i < inputs; at += Math.max(1, sizes[i]), i++)
                dx.data[c * inputs + i] = sizes[i] == 0 ? dy.data[at] : 0;
        return dx;
    }
}
