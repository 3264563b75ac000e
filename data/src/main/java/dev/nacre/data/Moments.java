package dev.nacre.data;

import org.jblas.FloatMatrix;

/**
 * Mean and variance of each feature in one walk over batches, in double. Welford, 1962: sums of squared distances from the
 * mean so far, so that no large numbers cancel, and a constant feature has a variance of exactly 0.
 */
final class Moments {
    private final double[] mean;
    private final double[] squares;
    private long count;

    Moments(int features) {
        mean = new double[features];
        squares = new double[features];
    }

    void add(FloatMatrix x) {
        for (int c = 0; c < x.columns; c++) add(x.data, c * mean.length, 1.0 / ++count);
    }

    private void add(float[] x, int start, double share) {
        for (int i = 0; i < mean.length; i++) {
            double difference = x[start + i] - mean[i];
            mean[i] += difference * share;
            squares[i] += difference * (x[start + i] - mean[i]);
        }
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
}
