package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.data.SeenCategories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** The built layer. {@code weight} has a column for each category that becomes a learned vector. */
final class EmbeddingLayer implements Fittable {
    private final Embedding spec;
    private final int inputs;
    private final int outputs;
    private final SeenCategories categories;
    /** For each learned column, where its categories begin among those of all of them. */
    private final int[] starts;
    /** Null if no column is learned. */
    private final Parameter weight;

    private final List<Parameter> parameters = new ArrayList<>();
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    EmbeddingLayer(Embedding spec, int inputs, SeenCategories categories, RandomGenerator random) {
        this.spec = spec;
        this.inputs = inputs;
        this.categories = categories;
        int n = spec.columns().size();
        this.starts = new int[n + 1];
        int sum = inputs - n;
        for (int i = 0; i < n; i++) {
            starts[i + 1] =
                    starts[i] + (spec.learned(i) ? spec.categories().get(i).size() : 0);
            sum = Math.addExact(sum, spec.width(i));
        }
        this.outputs = sum;
        this.weight = starts[n] == 0
                ? null
                : new Parameter("weight", Draws.normal(spec.outputs(), starts[n], 1, random)).asMatrix();
        if (weight != null) parameters.add(weight);
        parameters.addAll(categories.parameters());
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
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
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("embedding", inputs, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs, input.columns) : new FloatMatrix(outputs, input.columns);
        int[] number = numbers();
        for (int s = 0, at = 0; s < input.columns; s++)
            for (int i = 0; i < inputs; i++) {
                float value = input.data[s * inputs + i];
                if (number[i] < 0) y.data[at++] = value;
                else at = encode(number[i], value, y.data, at);
            }
        if (train) x = input;
        return y;
    }

    /** For each input, which of the columns of categories it is, or −1. */
    private int[] numbers() {
        int[] numbers = new int[inputs];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < spec.columns().size(); i++) numbers[spec.columns().get(i)] = i;
        return numbers;
    }

    /** Returns the place after what it wrote. */
    private int encode(int column, float value, float[] y, int at) {
        int width = spec.width(column);
        Arrays.fill(y, at, at + width, Float.isNaN(value) ? value : 0);
        int found = categories.find(column, value);
        if (found >= 0) {
            if (spec.learned(column))
                System.arraycopy(weight.value().data, (starts[column] + found) * width, y, at, width);
            else if (spec.categories().get(column).size() == 2) y[at] = 2 * found - 1;
            else y[at + found] = 1;
        }
        return at + width;
    }

    /** A category's number is no quantity, so its gradient is 0. */
    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dx = inputGradient ? inputGradients.of(inputs, dy.columns) : null;
        int[] number = numbers();
        float[] gradient = weight != null && weight.trainable() ? weight.gradient().data : null;
        for (int s = 0, at = 0; s < dy.columns; s++)
            for (int i = 0; i < inputs; i++) {
                int column = number[i];
                if (dx != null) dx.data[s * inputs + i] = column < 0 ? dy.data[at] : 0;
                if (column >= 0 && spec.learned(column) && gradient != null)
                    add(column, x.data[s * inputs + i], dy.data, at, gradient);
                at += column < 0 ? 1 : spec.width(column);
            }
        return dx;
    }

    private void add(int column, float value, float[] dy, int at, float[] gradient) {
        int found = categories.find(column, value);
        if (found < 0) return;
        int to = (starts[column] + found) * spec.outputs();
        for (int o = 0; o < spec.outputs(); o++) gradient[to + o] += dy[at + o];
    }
}
