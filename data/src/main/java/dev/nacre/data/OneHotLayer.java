package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Encodes columns of category numbers. Before it is fitted, it encodes all categories. */
final class OneHotLayer implements Fittable {
    private final OneHot spec;
    private final int inputs;
    private final int outputs;
    /** For each category of each column, one after the other: 1 if it occurs in the training data. */
    private final Parameter seen;

    private final Parameter fitted;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();

    OneHotLayer(OneHot spec, int inputs, RandomGenerator random) {
        this.spec = spec;
        this.inputs = inputs;
        int categories = spec.categories().stream().mapToInt(List::size).sum();
        this.outputs = inputs - spec.columns().size() + categories;
        this.seen = Parameter.statistic("seen", Weights.zeros(categories, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(seen, fitted);
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        Arrays.fill(seen.value().data, 0);
        for (FloatMatrix x : batches) {
            Checks.requireInputs("oneHot", inputs, x);
            for (int c = 0; c < x.columns; c++) see(x.data, c * inputs);
        }
        fitted.value().data[0] = 1;
    }

    private void see(float[] x, int start) {
        int at = 0;
        for (int i = 0; i < spec.columns().size(); i++) {
            int column = spec.columns().get(i);
            int size = spec.categories().get(i).size();
            float value = x[start + column];
            int category = category(value, size);
            if (category >= 0) seen.value().data[at + category] = 1;
            else if (value != -1)
                throw new IllegalArgumentException("oneHot: column " + column + " (from 0) holds " + value
                        + "; its categories are the whole numbers 0 to " + (size - 1) + ", and -1 means none of them");
            at += size;
        }
    }

    /** The category of a number; −1 for none. */
    private static int category(float value, int size) {
        return value >= 0 && value < size && value == (int) value ? (int) value : -1;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("oneHot", inputs, x);
        FloatMatrix y = mode == Mode.TRAIN ? results.of(outputs, x.columns) : new FloatMatrix(outputs, x.columns);
        int[] sizes = spec.sizes(inputs);
        boolean all = !fitted();
        for (int c = 0; c < x.columns; c++) spread(x.data, c * inputs, sizes, all, y.data, c * outputs);
        return y;
    }

    private void spread(float[] x, int from, int[] sizes, boolean all, float[] y, int to) {
        int category = 0;
        int at = to;
        for (int i = 0; i < inputs; i++) {
            float value = x[from + i];
            if (sizes[i] == 0) {
                y[at++] = value;
                continue;
            }
            Arrays.fill(y, at, at + sizes[i], Float.isNaN(value) ? value : 0);
            int found = category(value, sizes[i]);
            if (found >= 0 && (all || seen.value().data[category + found] != 0)) y[at + found] = 1;
            at += sizes[i];
            category += sizes[i];
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
