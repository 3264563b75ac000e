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
 * The built layer of {@link BatchNorm}. A pixel of an image counts as a sample; some neighbouring pixels make a column,
 * because loops over a few channels would be short. Normalised numbers are computed from the inputs whenever they are
 * needed: that is cheaper than to store them. Columns are copied so that the indices of a loop agree; {@link RowSums}
 * says why.
 */
final class BatchNormLayer implements Layer {
    /** Numbers in a column of several pixels. */
    private static final int COLUMN = 1024;

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
    private final ChannelStatistics statistics;
    private final ColumnSums moments;
    private final ColumnSums gradients;
    private final float[] offset;
    private final float[] slope;
    private final Scratch scratch = new Scratch();
    // created once, because a step should not allocate
    private final Parallel.Body scale = this::scale;
    private final Parallel.Body differentiate = this::differentiate;
    private float[] x;
    private float[] y;
    // whether mean and variance are the moving averages, as constants
    private boolean moving;
    private float[] dy;
    private float[] dx;

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
        statistics = new ChannelStatistics(spec, channels, rows);
        moments = new ColumnSums(
                rows,
                (column, number, factor, from, to) -> statistics.differences(x, column, number, factor, from, to));
        gradients = new ColumnSums(rows, (column, number, factor, from, to) -> {
            System.arraycopy(dy, column * rows + from, number, from, to - from);
            statistics.normalise(x, column, factor, from, to);
        });
        offset = new float[rows];
        slope = new float[rows];
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

    /** Columns of as many pixels as belong together. */
    private int columns(FloatMatrix m) {
        return m.length / rows;
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
        x = input.data;
        y = output.data;
        double count = count(input);
        moving = count < 2 || !(weight.trainable() || bias.trainable());
        if (moving) {
            statistics.useMoving(runningMean, runningVariance);
        } else {
            statistics.startFrom(x);
            moments.compute(columns(input));
            statistics.take(moments, count, runningMean, runningVariance);
        }
        statistics.takeParameters(weight, bias);
        forColumns(columns(input), scale);
        return output;
    }

    private double count(FloatMatrix samples) {
        return (double) samples.columns * shape.pixels();
    }

    private FloatMatrix infer(FloatMatrix input) {
        FloatMatrix output = new FloatMatrix(input.rows, input.columns);
        ChannelStatistics own = new ChannelStatistics(spec, channels, rows);
        own.useMoving(runningMean, runningVariance);
        own.takeParameters(weight, bias);
        forColumns(columns(input), (from, to) -> {
            float[] column = new float[rows];
            for (int c = from; c < to; c++) own.scale(input.data, output.data, c, column);
        });
        return output;
    }

    private void forColumns(int columns, Parallel.Body body) {
        Parallel.forRange(columns, Math.max(1, Parallel.PIECE / rows), body);
    }

    /** Columns of one thread. */
    private final class Scratch extends ThreadLocal<float[][]> {
        @Override
        protected float[][] initialValue() {
            return new float[2][rows];
        }
    }

    private void scale(int from, int to) {
        float[] column = scratch.get()[0];
        for (int c = from; c < to; c++) statistics.scale(x, y, c, column);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = gradient.data;
        gradients.compute(columns(gradient));
        double share = moving ? 0 : 1 / count(gradient);
        for (int i = 0; i < channels; i++) {
            double sum = gradients.sum(i, channels);
            double products = gradients.products(i, channels);
            if (bias.trainable()) bias.gradient().data[i] += (float) sum;
            if (weight.trainable()) weight.gradient().data[i] += (float) products;
            offset[i] = (float) (sum * share);
            slope[i] = (float) (products * share);
        }
        if (!inputGradient) return null;
        statistics.repeat(offset);
        statistics.repeat(slope);
        FloatMatrix result = inputGradients.of(gradient.rows, gradient.columns);
        dx = result.data;
        forColumns(columns(gradient), differentiate);
        return result;
    }

    /**
     * The equations of the paper's section 3 combined: dx = weight · factor · (dy − mean(dy) − z · mean(dy · z)).
     * Without the two means if the statistics are constants.
     */
    private void differentiate(int from, int to) {
        float[] column = scratch.get()[0];
        float[] normal = scratch.get()[1];
        for (int c = from; c < to; c++) {
            System.arraycopy(dy, c * rows, column, 0, rows);
            statistics.normalise(x, c, normal, 0, rows);
            statistics.differentiate(column, normal, offset, slope);
            System.arraycopy(column, 0, dx, c * rows, rows);
        }
    }
}
