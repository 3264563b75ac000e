package dev.nacre.activations;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link Prelu}. It works on copies of a few columns at a time, as {@link Blocks} does. */
final class PreluLayer implements Layer {
    private static final int BLOCK = 1024;

    private final Shape shape;
    private final int size;
    private final Parameter slope;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    PreluLayer(Shape shape, Parameter slope) {
        this.shape = shape;
        this.size = shape.size();
        this.slope = slope;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(slope);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("prelu", size, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(size, input.columns) : new FloatMatrix(size, input.columns);
        float[] slopes = slopes(input.length);
        ColumnLoops.forRange(size, input.columns, (first, last) -> {
            float[] values = new float[slopes.length];
            for (int start = first * size; start < last * size; start += values.length) {
                int n = Math.min(values.length, last * size - start);
                System.arraycopy(input.data, start, values, 0, n);
                for (int i = 0; i < n; i++) values[i] = Math.max(values[i], 0) + slopes[i] * Math.min(values[i], 0);
                System.arraycopy(values, 0, y.data, start, n);
            }
        });
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        float[] slopes = slopes(dy.length);
        if (slope.trainable()) addSlopeGradient(dy, new float[slopes.length]);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        ColumnLoops.forRange(size, dy.columns, (first, last) -> {
            float[] values = new float[slopes.length];
            float[] gradient = new float[slopes.length];
            for (int start = first * size; start < last * size; start += values.length) {
                int n = Math.min(values.length, last * size - start);
                System.arraycopy(x.data, start, values, 0, n);
                System.arraycopy(dy.data, start, gradient, 0, n);
                for (int i = 0; i < n; i++) {
                    float positive = Branchless.positive(values[i]);
                    gradient[i] *= positive + (1 - positive) * slopes[i];
                }
                System.arraycopy(gradient, 0, dx.data, start, n);
            }
        });
        return dx;
    }

    private void addSlopeGradient(FloatMatrix dy, float[] sums) {
        float[] values = new float[sums.length];
        float[] gradient = new float[sums.length];
        for (int start = 0; start < dy.length; start += sums.length) {
            int n = Math.min(sums.length, dy.length - start);
            System.arraycopy(x.data, start, values, 0, n);
            System.arraycopy(dy.data, start, gradient, 0, n);
            for (int i = 0; i < n; i++) sums[i] += gradient[i] * Math.min(values[i], 0);
        }
        float[] total = slope.gradient().data;
        for (int i = 0; i < sums.length; i++) total[i % total.length] += sums[i];
    }

    /** The slopes, one for each element of a few columns. */
    private float[] slopes(int elements) {
        float[] values = slope.value().data;
        float[] repeated = new float[Math.min(elements, Math.max(1, BLOCK / size) * size)];
        for (int i = 0; i < repeated.length; i++) repeated[i] = values[i % values.length];
        return repeated;
    }
}
