package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The built layer of {@link BatchNorm}. Ranges of features are computed on several cores. Columns are copied so that
 * the indices of a loop agree; {@link RowSums} says why.
 */
final class BatchNormLayer implements Layer {
    private final BatchNorm spec;
    private final Shape shape;
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer normals = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    private final RowSums products;
    private final float[] mean;
    // the rounding error of the float mean: it matters where the mean is large compared to the deviation
    private final float[] meanRest;
    private final float[] factor;
    private final float[] gain;
    private final float[] offset;
    private final float[] slope;
    private final float[] column;
    private final float[] other;
    // created once, because a step should not allocate
    private final Parallel.Body train = this::train;
    private final Parallel.Body differentiate = this::differentiate;
    private FloatMatrix x;
    private FloatMatrix y;
    private FloatMatrix normal;
    // whether mean and variance are the moving averages, as constants
    private boolean moving;
    private FloatMatrix dy;
    private FloatMatrix dx;

    BatchNormLayer(
            BatchNorm spec,
            Shape shape,
            Parameter weight,
            Parameter bias,
            Parameter runningMean,
            Parameter runningVariance) {
        this.spec = spec;
        this.shape = shape;
        this.weight = weight;
        this.bias = bias;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        size = weight.value().length;
        sums = new RowSums(size);
        products = new RowSums(size);
        mean = new float[size];
        meanRest = new float[size];
        factor = new float[size];
        gain = new float[size];
        offset = new float[size];
        slope = new float[size];
        column = new float[size];
        other = new float[size];
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** A pixel of an image counts as a sample: channels are innermost, so each is a column of channels. */
    private FloatMatrix pixels(FloatMatrix m) {
        return shape.isFlat() ? m : new FloatMatrix(size, m.columns * shape.pixels(), m.data);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias, runningMean, runningVariance);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("batchNorm", outputs(), input);
        if (mode == Mode.INFER) return infer(input);
        FloatMatrix output = outputs.of(input.rows, input.columns);
        x = pixels(input);
        y = pixels(output);
        normal = normals.of(x.rows, x.columns);
        moving = x.columns < 2 || !(weight.trainable() || bias.trainable());
        forFeatures(x.columns, train);
        return output;
    }

    private void train(int from, int to) {
        if (moving) useMoving(mean, meanRest, factor, from, to);
        else takeMean(from, to);
        subtract(x.data, mean, meanRest, normal.data, column, x.columns, from, to);
        if (!moving) takeVariance(from, to);
        scale(normal.data, factor, y.data, column, x.columns, from, to);
    }

    private FloatMatrix infer(FloatMatrix input) {
        int n = input.columns * shape.pixels();
        FloatMatrix output = new FloatMatrix(input.rows, input.columns);
        float[] means = new float[size];
        float[] rests = new float[size];
        float[] factors = new float[size];
        float[] own = new float[size];
        forFeatures(n, (from, to) -> {
            useMoving(means, rests, factors, from, to);
            subtract(input.data, means, rests, output.data, own, n, from, to);
            scale(output.data, factors, output.data, own, n, from, to);
        });
        return output;
    }

    private void forFeatures(int columns, Parallel.Body body) {
        Parallel.forRange(size, Math.max(256, Parallel.PIECE / Math.max(1, columns)), body);
    }

    private void useMoving(float[] means, float[] rests, float[] factors, int from, int to) {
        System.arraycopy(runningMean.value().data, from, means, from, to - from);
        Arrays.fill(rests, from, to, 0);
        for (int i = from; i < to; i++) factors[i] = factor(runningVariance.value().data[i]);
    }

    private float factor(double variance) {
        return (float) (1 / Math.sqrt(variance + spec.epsilon()));
    }

    private float moved(float running, double batch) {
        return (float) (running + spec.momentum() * (batch - running));
    }

    private void takeMean(int from, int to) {
        sums.sum(x.data, x.columns, from, to);
        float[] running = runningMean.value().data;
        for (int i = from; i < to; i++) {
            double exact = sums.of(i) / x.columns;
            mean[i] = (float) exact;
            meanRest[i] = (float) (exact - mean[i]);
            running[i] = moved(running[i], exact);
        }
    }

    private void takeVariance(int from, int to) {
        int n = normal.columns;
        products.sumProducts(normal.data, normal.data, n, from, to);
        float[] running = runningVariance.value().data;
        for (int i = from; i < to; i++) {
            factor[i] = factor(products.of(i) / n);
            running[i] = moved(running[i], products.of(i) / (n - 1));
        }
    }

    private void subtract(
            float[] x, float[] means, float[] rests, float[] z, float[] scratch, int columns, int from, int to) {
        for (int c = 0; c < columns; c++) {
            int start = c * size + from;
            System.arraycopy(x, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] = scratch[i] - means[i] - rests[i];
            System.arraycopy(scratch, from, z, start, to - from);
        }
    }

    private void scale(float[] z, float[] factors, float[] y, float[] scratch, int columns, int from, int to) {
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        for (int c = 0; c < columns; c++) {
            int start = c * size + from;
            System.arraycopy(z, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] *= factors[i];
            System.arraycopy(scratch, from, z, start, to - from);
            for (int i = from; i < to; i++) scratch[i] = w[i] * scratch[i] + b[i];
            System.arraycopy(scratch, from, y, start, to - from);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = pixels(gradient);
        FloatMatrix inputGradients = inputGradient ? this.inputGradients.of(gradient.rows, gradient.columns) : null;
        dx = inputGradient ? pixels(inputGradients) : null;
        forFeatures(dy.columns, differentiate);
        if (bias.trainable()) sums.addTo(bias.gradient().data);
        if (weight.trainable()) products.addTo(weight.gradient().data);
        return inputGradients;
    }

    private void differentiate(int from, int to) {
        sums.sum(dy.data, dy.columns, from, to);
        products.sumProducts(dy.data, normal.data, dy.columns, from, to);
        if (dx != null) inputGradient(from, to);
    }

    /**
     * The equations of the paper's section 3 combined: dx = weight · factor · (dy − mean(dy) − z · mean(dy · z)).
     * Without the two means if the statistics are constants.
     */
    private void inputGradient(int from, int to) {
        double share = moving ? 0 : 1.0 / dy.columns;
        for (int i = from; i < to; i++) {
            gain[i] = weight.value().data[i] * factor[i];
            offset[i] = (float) (sums.of(i) * share);
            slope[i] = (float) (products.of(i) * share);
        }
        for (int c = 0; c < dy.columns; c++) {
            int start = c * size + from;
            System.arraycopy(dy.data, start, column, from, to - from);
            System.arraycopy(normal.data, start, other, from, to - from);
            for (int i = from; i < to; i++) column[i] = gain[i] * (column[i] - offset[i] - other[i] * slope[i]);
            System.arraycopy(column, from, dx.data, start, to - from);
        }
    }
}
