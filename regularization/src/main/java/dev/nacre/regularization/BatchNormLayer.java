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
 * The built layer of {@link BatchNorm}. Ranges of rows are computed on several cores. A pixel of an image counts as a
 * sample; some neighbouring pixels make a column, because loops over a few channels would be short and on one core
 * alone. Columns are copied so that the indices of a loop agree; {@link RowSums} says why.
 */
final class BatchNormLayer implements Layer {
    /** Numbers in a column of several pixels: enough for the loops of some cores. */
    private static final int COLUMN = 2048;

    private final BatchNorm spec;
    private final Shape shape;
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;
    private final int channels;
    /** Numbers in a column: the channels of one or more pixels. */
    private final int rows;

    private final Buffer outputs = new Buffer();
    private final Buffer normals = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    private final RowSums products;
    private final Statistics statistics;
    private final float[] offset;
    private final float[] slope;
    private final float[] column;
    private final float[] other;
    // created once, because a step should not allocate
    private final Parallel.Body sumInputs;
    private final Parallel.Body centre;
    private final Parallel.Body scale;
    private final Parallel.Body sumGradients;
    private final Parallel.Body differentiate;
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
        channels = weight.value().length;
        rows = channels * together(shape.pixels());
        sums = new RowSums(rows);
        products = new RowSums(rows);
        statistics = new Statistics();
        offset = new float[rows];
        slope = new float[rows];
        column = new float[rows];
        other = new float[rows];
        sumInputs = (from, to) -> sums.sum(x.data, x.columns, from, to);
        centre = (from, to) -> {
            subtract(x.data, statistics, normal.data, column, x.columns, from, to);
            if (!moving) products.sumProducts(normal.data, normal.data, x.columns, from, to);
        };
        scale = (from, to) -> scale(normal.data, statistics, y.data, column, x.columns, from, to);
        sumGradients = (from, to) -> {
            sums.sum(dy.data, dy.columns, from, to);
            products.sumProducts(dy.data, normal.data, dy.columns, from, to);
        };
        differentiate = this::differentiate;
    }

    /** The smallest divisor of the number of pixels that makes columns long enough. */
    private int together(int pixels) {
        for (int count = 1; count < pixels; count++)
            if (pixels % count == 0 && count * channels >= COLUMN) return count;
        return pixels;
    }

    /** What is subtracted from a column and what it is multiplied by. Each channel's value is there for each pixel. */
    private final class Statistics {
        final float[] mean = new float[rows];
        // the rounding error of the float mean: it matters where the mean is large compared to the deviation
        final float[] meanRest = new float[rows];
        final float[] factor = new float[rows];
        final float[] gain = new float[rows];
        final float[] shift = new float[rows];

        void useMoving() {
            System.arraycopy(runningMean.value().data, 0, mean, 0, channels);
            Arrays.fill(meanRest, 0, channels, 0);
            for (int i = 0; i < channels; i++) factor[i] = factor(runningVariance.value().data[i]);
            repeat(mean);
            repeat(meanRest);
            repeat(factor);
        }

        void takeMean(double count) {
            sums.fold(channels);
            float[] running = runningMean.value().data;
            for (int i = 0; i < channels; i++) {
                double exact = sums.of(i) / count;
                mean[i] = (float) exact;
                meanRest[i] = (float) (exact - mean[i]);
                running[i] = moved(running[i], exact);
            }
            repeat(mean);
            repeat(meanRest);
        }

        void takeVariance(double count) {
            products.fold(channels);
            float[] running = runningVariance.value().data;
            for (int i = 0; i < channels; i++) {
                factor[i] = factor(products.of(i) / count);
                running[i] = moved(running[i], products.of(i) / (count - 1));
            }
            repeat(factor);
        }

        void takeParameters() {
            System.arraycopy(weight.value().data, 0, gain, 0, channels);
            System.arraycopy(bias.value().data, 0, shift, 0, channels);
            repeat(gain);
            repeat(shift);
        }
    }

    /** Copies the values of the channels to the other pixels of a column. */
    private void repeat(float[] values) {
        for (int start = channels; start < rows; start += channels)
            System.arraycopy(values, 0, values, start, channels);
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    private FloatMatrix columns(FloatMatrix m) {
        return m.rows == rows ? m : new FloatMatrix(rows, m.length / rows, m.data);
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
        x = columns(input);
        y = columns(output);
        normal = normals.of(x.rows, x.columns);
        double count = (double) input.columns * shape.pixels();
        moving = count < 2 || !(weight.trainable() || bias.trainable());
        if (moving) {
            statistics.useMoving();
            forRows(x.columns, centre);
        } else {
            forRows(x.columns, sumInputs);
            statistics.takeMean(count);
            forRows(x.columns, centre);
            statistics.takeVariance(count);
        }
        statistics.takeParameters();
        forRows(x.columns, scale);
        return output;
    }

    private FloatMatrix infer(FloatMatrix input) {
        int n = input.length / rows;
        FloatMatrix output = new FloatMatrix(input.rows, input.columns);
        Statistics own = new Statistics();
        own.useMoving();
        own.takeParameters();
        float[] scratch = new float[rows];
        forRows(n, (from, to) -> {
            subtract(input.data, own, output.data, scratch, n, from, to);
            scale(output.data, own, output.data, scratch, n, from, to);
        });
        return output;
    }

    private void forRows(int columns, Parallel.Body body) {
        Parallel.forRange(rows, Math.max(256, Parallel.PIECE / Math.max(1, columns)), body);
    }

    private float factor(double variance) {
        return (float) (1 / Math.sqrt(variance + spec.epsilon()));
    }

    private float moved(float running, double batch) {
        return (float) (running + spec.momentum() * (batch - running));
    }

    private void subtract(float[] x, Statistics by, float[] z, float[] scratch, int columns, int from, int to) {
        float[] means = by.mean;
        float[] rests = by.meanRest;
        for (int c = 0; c < columns; c++) {
            int start = c * rows + from;
            System.arraycopy(x, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] = scratch[i] - means[i] - rests[i];
            System.arraycopy(scratch, from, z, start, to - from);
        }
    }

    private void scale(float[] z, Statistics by, float[] y, float[] scratch, int columns, int from, int to) {
        float[] factors = by.factor;
        float[] w = by.gain;
        float[] b = by.shift;
        for (int c = 0; c < columns; c++) {
            int start = c * rows + from;
            System.arraycopy(z, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] *= factors[i];
            System.arraycopy(scratch, from, z, start, to - from);
            for (int i = from; i < to; i++) scratch[i] = w[i] * scratch[i] + b[i];
            System.arraycopy(scratch, from, y, start, to - from);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = columns(gradient);
        forRows(dy.columns, sumGradients);
        sums.fold(channels);
        products.fold(channels);
        if (bias.trainable()) sums.addTo(bias.gradient().data);
        if (weight.trainable()) products.addTo(weight.gradient().data);
        if (!inputGradient) return null;
        FloatMatrix result = inputGradients.of(gradient.rows, gradient.columns);
        dx = columns(result);
        takeSlopes((double) gradient.columns * shape.pixels());
        forRows(dy.columns, differentiate);
        return result;
    }

    /**
     * The equations of the paper's section 3 combined: dx = weight · factor · (dy − mean(dy) − z · mean(dy · z)).
     * Without the two means if the statistics are constants.
     */
    private void takeSlopes(double count) {
        double share = moving ? 0 : 1 / count;
        for (int i = 0; i < channels; i++) {
            offset[i] = (float) (sums.of(i) * share);
            slope[i] = (float) (products.of(i) * share);
        }
        repeat(offset);
        repeat(slope);
    }

    private void differentiate(int from, int to) {
        float[] w = statistics.gain;
        float[] factors = statistics.factor;
        for (int c = 0; c < dy.columns; c++) {
            int start = c * rows + from;
            System.arraycopy(dy.data, start, column, from, to - from);
            System.arraycopy(normal.data, start, other, from, to - from);
            for (int i = from; i < to; i++)
                column[i] = w[i] * factors[i] * (column[i] - offset[i] - other[i] * slope[i]);
            System.arraycopy(column, from, dx.data, start, to - from);
        }
    }
}
