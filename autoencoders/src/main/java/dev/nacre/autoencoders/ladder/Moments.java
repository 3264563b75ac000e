package dev.nacre.autoencoders.ladder;

import java.util.Arrays;

/**
 * Batch normalisation of one group of columns, z = (x − mean)·factor, without scale and shift: factor is 1/√(variance +
 * 1e-10), with the variance divided by the number of columns. A new one changes nothing: mean 0, factor 1.
 */
final class Moments {
    private static final double EPSILON = 1e-10;

    final float[] mean;
    final float[] factor;
    private final float[] variance;
    private final float[] sum;
    private final float[] product;

    Moments(int units) {
        mean = new float[units];
        factor = new float[units];
        variance = new float[units];
        sum = new float[units];
        product = new float[units];
        Arrays.fill(factor, 1);
    }

    /** Of the columns from {@code first} (included) to {@code end} (excluded), at least one. */
    void measure(float[] matrix, int first, int end, float[] piece, int from, int to) {
        float share = 1f / (end - first);
        Pieces.clear(mean, from, to);
        for (int c = first; c < end; c++) {
            Pieces.load(matrix, c, piece, from, to);
            Pieces.add(piece, mean, from, to);
        }
        Pieces.scale(mean, share, from, to);
        Pieces.clear(variance, from, to);
        for (int c = first; c < end; c++) {
            Pieces.load(matrix, c, piece, from, to);
            addSquares(piece, from, to);
        }
        Pieces.scale(variance, share, from, to);
        setFactor(from, to);
    }

    private void addSquares(float[] x, int from, int to) {
        for (int i = from; i < to; i++) variance[i] += (x[i] - mean[i]) * (x[i] - mean[i]);
    }

    private void setFactor(int from, int to) {
        for (int i = from; i < to; i++) factor[i] = (float) (1 / Math.sqrt(variance[i] + EPSILON));
    }

    /** Takes statistics that are given. */
    void take(float[] means, float[] variances) {
        System.arraycopy(means, 0, mean, 0, mean.length);
        System.arraycopy(variances, 0, variance, 0, variance.length);
        setFactor(0, mean.length);
    }

    /** Moves running statistics towards these, of a number of columns; the variance becomes the unbiased one. */
    void average(float[] means, float[] variances, float weight, int columns, int from, int to) {
        float unbiased = columns > 1 ? columns / (columns - 1f) : 1;
        for (int i = from; i < to; i++) {
            means[i] += weight * (mean[i] - means[i]);
            variances[i] += weight * (unbiased * variance[i] - variances[i]);
        }
    }

    void normalise(float[] x, int from, int to) {
        for (int i = from; i < to; i++) x[i] = (x[i] - mean[i]) * factor[i];
    }

    /** Begins a backward pass. */
    void clearGradients(int from, int to) {
        Pieces.clear(sum, from, to);
        Pieces.clear(product, from, to);
    }

    /** Adds a column's gradient with respect to z. */
    void addGradient(float[] dz, float[] z, int from, int to) {
        Pieces.add(dz, sum, from, to);
        Pieces.addProducts(dz, z, product, from, to);
    }

    /** Adds to the sum over all columns of gradient times z, when the loss depends on the factor in another way too. */
    void addToProduct(float[] sums, float scale, int from, int to) {
        for (int i = from; i < to; i++) product[i] += scale * sums[i];
    }

    /** After all columns were added: makes means of the sums. */
    void endGradients(int columns, int from, int to) {
        Pieces.scale(sum, 1f / columns, from, to);
        Pieces.scale(product, 1f / columns, from, to);
    }

    /** Turns the gradient with respect to z into that with respect to x. */
    void differentiate(float[] dz, float[] z, int from, int to) {
        for (int i = from; i < to; i++) dz[i] = factor[i] * (dz[i] - sum[i] - z[i] * product[i]);
    }
}
