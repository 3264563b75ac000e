package dev.nacre.regularization;

import dev.nacre.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * What batch normalisation subtracts and multiplies by. A column is the channels of one or more pixels, and each pixel
 * has a copy of its channels' values: so loops are long where channels are few.
 */
final class ChannelStatistics {
    private final BatchNorm spec;
    private final int channels;
    private final float[] mean;
    // the rounding error of the float mean: it matters where the mean is large compared to the deviation
    private final float[] meanRest;
    private final float[] factor;
    private final float[] gain;
    private final float[] shift;

    ChannelStatistics(BatchNorm spec, int channels, int rows) {
        this.spec = spec;
        this.channels = channels;
        mean = new float[rows];
        meanRest = new float[rows];
        factor = new float[rows];
        gain = new float[rows];
        shift = new float[rows];
    }

    /** Takes the moving averages as constants. */
    void useMoving(Parameter runningMean, Parameter runningVariance) {
        System.arraycopy(runningMean.value().data, 0, mean, 0, channels);
        Arrays.fill(meanRest, 0, channels, 0);
        for (int i = 0; i < channels; i++) factor[i] = factor(runningVariance.value().data[i]);
        for (float[] values : List.of(mean, meanRest, factor)) repeat(values);
    }

    /** Takes the mean of a batch, and moves the moving one. */
    void takeMean(RowSums sums, double count, Parameter runningMean) {
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

    /** Takes the variance of a batch, and moves the moving one. */
    void takeVariance(RowSums squares, double count, Parameter runningVariance) {
        squares.fold(channels);
        float[] running = runningVariance.value().data;
        for (int i = 0; i < channels; i++) {
            factor[i] = factor(squares.of(i) / count);
            running[i] = moved(running[i], squares.of(i) / (count - 1));
        }
        repeat(factor);
    }

    void takeParameters(Parameter weight, Parameter bias) {
        System.arraycopy(weight.value().data, 0, gain, 0, channels);
        System.arraycopy(bias.value().data, 0, shift, 0, channels);
        repeat(gain);
        repeat(shift);
    }

    private float factor(double variance) {
        return (float) (1 / Math.sqrt(variance + spec.epsilon()));
    }

    private float moved(float running, double batch) {
        return (float) (running + spec.momentum() * (batch - running));
    }

    /** Copies the values of the channels to the other pixels of a column. */
    void repeat(float[] values) {
        for (int start = channels; start < values.length; start += channels)
            System.arraycopy(values, 0, values, start, channels);
    }

    /** Fills a range of rows of z with those of a column, minus the mean. */
    void centre(float[] x, int column, float[] z, int from, int to) {
        System.arraycopy(x, column * mean.length + from, z, from, to - from);
        for (int i = from; i < to; i++) z[i] = z[i] - mean[i] - meanRest[i];
    }

    /** Fills a range of rows of z with those of a column, normalised. */
    void normalise(float[] x, int column, float[] z, int from, int to) {
        centre(x, column, z, from, to);
        for (int i = from; i < to; i++) z[i] *= factor[i];
    }

    /** Multiplies normalised numbers by the weights, and adds the biases. */
    void scale(float[] z, int from, int to) {
        for (int i = from; i < to; i++) z[i] = gain[i] * z[i] + shift[i];
    }

    /** Turns dy into weight · factor · (dy − offset − z · slope). */
    void differentiate(float[] dy, float[] z, float[] offset, float[] slope, int from, int to) {
        for (int i = from; i < to; i++) dy[i] = gain[i] * factor[i] * (dy[i] - offset[i] - z[i] * slope[i]);
    }
}
