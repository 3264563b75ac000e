package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The built layer. {@code weight} has a column for each category that becomes a learned vector. Steps, or pixels, are
 * contiguous, and all are encoded alike.
 */
final class EmbeddingLayer implements Fittable {
    private final Embedding spec;
    private final Shape shape;
    /** Features of a step before and after. */
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

    EmbeddingLayer(Embedding spec, Shape shape, RandomGenerator random) {
        this.spec = spec;
        this.shape = shape;
        this.inputs = shape.channels();
        this.categories = new SeenCategories("embedding", spec, inputs);
        int n = spec.columns().size();
        this.starts = new int[n + 1];
        int sum = inputs - n;
        for (int i = 0; i < n; i++) {
            starts[i + 1] =
                    starts[i] + (spec.learned(i) ? spec.categories().get(i).size() : 0);
            sum = Math.addExact(sum, spec.width(i));
        }
        this.outputs = sum;
        this.weight =
                starts[n] == 0 ? null : new Parameter("weight", normal(spec.outputs(), starts[n], random)).asMatrix();
        if (weight != null) parameters.add(weight);
        parameters.addAll(categories.parameters());
    }

    private static FloatMatrix normal(int rows, int columns, RandomGenerator random) {
        return Weights.draw(
                (weights, fanIn, fanOut, source) -> {
                    for (int i = 0; i < weights.length; i++) weights.data[i] = (float) source.nextGaussian();
                },
                rows,
                columns,
                random);
    }

    @Override
    public int outputs() {
        return shape.pixels() * outputs;
    }

    @Override
    public Shape shape() {
        return new Shape(shape.height(), shape.width(), outputs);
    }

    @Override
    public boolean takesMissingSteps() {
        return shape.height() > 1;
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
        Checks.requireInputs("embedding", shape.size(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        int[] numbers = numbers();
        for (int from = 0, at = 0; from < input.length; from += inputs)
            for (int i = 0; i < inputs; i++) {
                float value = input.data[from + i];
                if (numbers[i] < 0) y.data[at++] = value;
                else at = encode(numbers[i], value, y.data, at);
            }
        if (train) x = input;
        return y;
    }

    /** For each feature of a step, which of the columns of categories it is, or −1. */
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
        FloatMatrix dx = inputGradient ? inputGradients.of(shape.size(), dy.columns) : null;
        float[] gradient = weight != null && weight.trainable() ? weight.gradient().data : null;
        int[] numbers = numbers();
        for (int from = 0, at = 0; at < dy.length; from += inputs)
            for (int i = 0; i < inputs; i++) {
                int column = numbers[i];
                if (dx != null) dx.data[from + i] = column < 0 ? dy.data[at] : 0;
                if (column >= 0 && spec.learned(column) && gradient != null)
                    add(column, x.data[from + i], dy.data, at, gradient);
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
