package dev.nacre.regularization;

import java.util.Arrays;

/**
 * Sums over the samples of a batch, one for each feature: short sums in float, where loops have vector code, added up in
 * double. Different ranges of features may be summed at the same time.
 *
 * <p>Columns are copied to where all indices of a loop agree: C2 makes no vector code for {@code a[i] += b[start + i]}, as
 * both might be one array, and copies at a fraction of the cost.
 */
final class RowSums {
    private static final int BLOCK = 64;

    private final double[] total;
    private final float[] partial;
    private final float[] left;
    private final float[] right;

    RowSums(int rows) {
        total = new double[rows];
        partial = new float[rows];
        left = new float[rows];
        right = new float[rows];
    }

    /** The last sum over a feature. */
    double of(int row) {
        return total[row];
    }

    /** Adds the last sums to an array. */
    void addTo(float[] a) {
        for (int i = 0; i < total.length; i++) a[i] += (float) total[i];
    }

    /**
     * Sums a matrix of so many columns, at least 1, for the features {@code from} (included) to {@code to} (excluded).
     * Differences from the first column are summed: they are small and exact where a feature varies little around a large
     * mean.
     */
    void sum(float[] a, int columns, int from, int to) {
        System.arraycopy(a, from, right, from, to - from);
        for (int i = from; i < to; i++) total[i] = (double) right[i] * columns;
        for (int block = 0; block < columns; block += BLOCK) {
            Arrays.fill(partial, from, to, 0);
            for (int c = block; c < Math.min(columns, block + BLOCK); c++) {
                System.arraycopy(a, c * total.length + from, left, from, to - from);
                for (int i = from; i < to; i++) partial[i] += left[i] - right[i];
            }
            for (int i = from; i < to; i++) total[i] += partial[i];
        }
    }

    /** Sums the products of two matrices' elements. */
    void sumProducts(float[] a, float[] b, int columns, int from, int to) {
        Arrays.fill(total, from, to, 0);
        for (int block = 0; block < columns; block += BLOCK) {
            Arrays.fill(partial, from, to, 0);
            for (int c = block; c < Math.min(columns, block + BLOCK); c++) {
                System.arraycopy(a, c * total.length + from, left, from, to - from);
                System.arraycopy(b, c * total.length + from, right, from, to - from);
                for (int i = from; i < to; i++) partial[i] += left[i] * right[i];
            }
            for (int i = from; i < to; i++) total[i] += partial[i];
        }
    }
}
