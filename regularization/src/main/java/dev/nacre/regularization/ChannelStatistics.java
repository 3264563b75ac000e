package dev.nacre.regularization;

import dev.nacre.Parameter;
import dev.nacre.compute.Repeat;
import java.util.Arrays;

/**
 * What batch normalisation subtracts and multiplies by. A column is the channels of one or more pixels, and each pixel
 * has a copy of its channels' values: so loops are long where channels are few.
 */
final class ChannelStatistics {
    private final BatchNorm spec;
    private final int channels;
    /** Numbers near the mean, from which differences are summed: these are small and exact. */
    private final float[] near;

    private final float[] mean;
    // the rounding error of the float mean: it matters where the mean is large compared to the deviation
    private final float[] meanRest;
    private final float[] factor;
    private final float[] gain;
    private final float[] shift;

    ChannelStatistics(BatchNorm spec, int channels, int rows) {
        this.spec = spec;
        this.channels = channels;
        near = new float[rows];
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
        repeatMoments();
    }

    /** Takes the channels of the first pixel for numbers near the mean. */
    void startFrom(float[] x) {
        System.arraycopy(x, 0, near, 0, channels);
        repeat(near);
    }

    /** Takes mean and variance of a batch, and moves the moving ones. */
    void take(ColumnSums sums, double count, Parameter runningMean, Parameter runningVariance) {
        float[] means = runningMean.value().data;
        float[] variances = runningVariance.value().data;
        for (int i = 0; i < channels; i++) {
            double difference = sums.sum(i, channels) / count;
            double exact = near[i] + difference;
            double variance = Math.max(0, sums.products(i, channels) / count - difference * difference);
            mean[i] = (float) exact;
            meanRest[i] = (float) (exact - mean[i]);
            factor[i] = factor(variance);
            means[i] = moved(means[i], exact);
            variances[i] = moved(variances[i], variance * (count / (count - 1)));
        }
        repeatMoments();
    }

    private void repeatMoments() {
        repeat(mean);
        repeat(meanRest);
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
        Repeat.over(values, 0, channels, values.length);
    }

    /** Fills a range of rows with those of a column, minus the numbers near the mean; a second array likewise. */
    void differences(float[] x, int column, float[] z, float[] again, int from, int to) {
        System.arraycopy(x, column * near.length + from, z, from, to - from);
        for (int i = from; i < to; i++) z[i] -= near[i];
        System.arraycopy(z, from, again, from, to - from);
    }

    /** Fills a range of rows with those of a column, normalised. */
    void normalise(float[] x, int column, float[] z, int from, int to) {
        System.arraycopy(x, column * mean.length + from, z, from, to - from);
        for (int i = from; i < to; i++) z[i] = (z[i] - mean[i] - meanRest[i]) * factor[i];
    }

    /** Fills a column of y from one of x: normalised, times the weights, plus the biases. */
    void scale(float[] x, float[] y, int column, float[] z) {
        int rows = mean.length;
        System.arraycopy(x, column * rows, z, 0, rows);
        for (int i = 0; i < rows; i++) z[i] = gain[i] * ((z[i] - mean[i] - meanRest[i]) * factor[i]) + shift[i];
        System.arraycopy(z, 0, y, column * rows, rows);
    }

    /** Turns dy into weight · factor · (dy − offset − z · slope). */
    void differentiate(float[] dy, float[] z, float[] offset, float[] slope) {
        for (int i = 0; i < dy.length; i++) dy[i] = gain[i] * factor[i] * (dy[i] - offset[i] - z[i] * slope[i]);
    }
}
