package dev.nacre.data;

import dev.nacre.Checks;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Mean, variance and range of each feature in one pass over batches, in double. By Welford, 1962: it sums squared
 * differences from the mean so far. So no large numbers cancel, and the variance of a constant feature is exactly 0.
 */
final class Moments {
    private final double[] mean;
    private final double[] squares;
    private final float[] least;
    private final float[] largest;
    private long count;

    Moments(int features) {
        mean = new double[features];
        squares = new double[features];
        least = new float[features];
        largest = new float[features];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    }

    /** Over all samples. Refuses data that a layer of the given name cannot be fitted to. */
    static Moments of(String name, int features, Iterable<FloatMatrix> batches) {
        Moments moments = new Moments(features);
        for (FloatMatrix x : batches) {
            Checks.requireInputs(name, features, x);
            Checks.requireFinite(name, x);
            moments.add(x);
        }
        if (moments.count == 0) throw new IllegalArgumentException(name + ": there is no sample to fit on");
        return moments;
    }

    void add(FloatMatrix x) {
        for (int c = 0; c < x.columns; c++) {
            add(x.data, c * mean.length, 1.0 / ++count);
            widen(x.data, c * mean.length);
        }
    }

    private void add(float[] x, int start, double share) {
        for (int i = 0; i < mean.length; i++) {
            double difference = x[start + i] - mean[i];
            mean[i] += difference * share;
            squares[i] += difference * (x[start + i] - mean[i]);
        }
    }

    private void widen(float[] x, int start) {
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(least[i], x[start + i]);
            largest[i] = Math.max(largest[i], x[start + i]);
        }
    }

    int features() {
        return mean.length;
    }

    long count() {
        return count;
    }

    double mean(int feature) {
        return mean[feature];
    }

    double variance(int feature) {
        return squares[feature] / count;
    }

    float least(int feature) {
        return least[feature];
    }

    float largest(int feature) {
        return largest[feature];
    }
}
