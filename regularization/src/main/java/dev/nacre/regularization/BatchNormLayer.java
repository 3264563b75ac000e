package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The built layer of {@link BatchNorm}. Ranges of rows are computed on several cores. A pixel of an image counts as a
 * sample; some neighbouring pixels make a column, because loops over a few channels would be short and on one core
 * alone. Normalised numbers are computed from the inputs whenever they are needed: that is cheaper than to store them.
 * Columns are copied so that the indices of a loop agree; {@link RowSums} says why.
 */
final class BatchNormLayer implements Layer {
    /** Rows of a piece of work: long loops over adjacent numbers, which the processor fetches ahead. */
    private static final int PIECE = 1024;

    /** Numbers in a column of several pixels: enough pieces for some cores. */
    private static final int COLUMN = 8 * PIECE;

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
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    private final RowSums products;
    private final ChannelStatistics statistics;
    private final float[] offset;
    private final float[] slope;
    private final float[] column;
    private final float[] other;
    // created once, because a step should not allocate
    private final Parallel.Body sumInputs = this::sumInputs;
    private final Parallel.Body sumSquares = this::sumSquares;
    private final Parallel.Body scale = this::scale;
    private final Parallel.Body sumGradients = this::sumGradients;
    private final Parallel.Body differentiate = this::differentiate;
    private FloatMatrix x;
    private FloatMatrix y;
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
        statistics = new ChannelStatistics(spec, channels, rows);
        offset = new float[rows];
        slope = new float[rows];
        column = new float[rows];
        other = new float[rows];
    }

    /** The smallest divisor of the number of pixels that makes columns long enough. */
    private int together(int pixels) {
        for (int count = 1; count < pixels; count++)
            if (pixels % count == 0 && count * channels >= COLUMN) return count;
        return pixels;
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
        double count = count(input);
        moving = count < 2 || !(weight.trainable() || bias.trainable());
        if (moving) {
            statistics.useMoving(runningMean, runningVariance);
        } else {
            forRows(x.columns, sumInputs);
            statistics.takeMean(sums, count, runningMean);
            forRows(x.columns, sumSquares);
            statistics.takeVariance(products, count, runningVariance);
        }
        statistics.takeParameters(weight, bias);
        forRows(x.columns, scale);
        return output;
    }

    private double count(FloatMatrix samples) {
        return (double) samples.columns * shape.pixels();
    }

    private FloatMatrix infer(FloatMatrix input) {
        int n = input.length / rows;
        FloatMatrix output = new FloatMatrix(input.rows, input.columns);
        ChannelStatistics own = new ChannelStatistics(spec, channels, rows);
        own.useMoving(runningMean, runningVariance);
        own.takeParameters(weight, bias);
        float[] scratch = new float[rows];
        forRows(n, (from, to) -> scale(input.data, output.data, n, own, scratch, from, to));
        return output;
    }

    private void forRows(int columns, Parallel.Body body) {
        Parallel.forRange(rows, Math.max(shape.isFlat() ? 256 : PIECE, Parallel.PIECE / Math.max(1, columns)), body);
    }

    private void sumInputs(int from, int to) {
        sums.sum(x.data, x.columns, from, to);
    }

    private void sumSquares(int from, int to) {
        products.sumProducts(x.columns, from, to, (c, left, right) -> {
            statistics.centre(x.data, c, left, from, to);
            System.arraycopy(left, from, right, from, to - from);
        });
    }

    private void scale(int from, int to) {
        scale(x.data, y.data, x.columns, statistics, column, from, to);
    }

    private void scale(float[] x, float[] y, int columns, ChannelStatistics by, float[] scratch, int from, int to) {
        for (int c = 0; c < columns; c++) {
            by.normalise(x, c, scratch, from, to);
            by.scale(scratch, from, to);
            System.arraycopy(scratch, from, y, c * rows + from, to - from);
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
        takeSlopes(count(gradient));
        forRows(dy.columns, differentiate);
        return result;
    }

    private void sumGradients(int from, int to) {
        sums.sum(dy.data, dy.columns, from, to);
        products.sumProducts(dy.columns, from, to, (c, left, right) -> {
            System.arraycopy(dy.data, c * rows + from, left, from, to - from);
            statistics.normalise(x.data, c, right, from, to);
        });
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
        statistics.repeat(offset);
        statistics.repeat(slope);
    }

    private void differentiate(int from, int to) {
        for (int c = 0; c < dy.columns; c++) {
            System.arraycopy(dy.data, c * rows + from, column, from, to - from);
            statistics.normalise(x.data, c, other, from, to);
            statistics.differentiate(column, other, offset, slope, from, to);
            System.arraycopy(column, from, dx.data, c * rows + from, to - from);
        }
    }
}
