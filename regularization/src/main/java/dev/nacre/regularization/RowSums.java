package dev.nacre.regularization;

import java.util.Arrays;

/**
 * Sums over the samples of a batch, one sum per feature: short sums in float, which vectorise, added up in double.
 * Threads may sum different ranges of features at the same time.
 *
 * <p>Columns are copied so that all indices of a loop agree: C2 does not vectorise {@code a[i] += b[start + i]},
 * because both might be the same array, and copying costs only a fraction.
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

    /** Adds the last sums to an array, which may be shorter. */
    void addTo(float[] a) {
        for (int i = 0; i < a.length; i++) a[i] += (float) total[i];
    }

    /** Adds up every so many sums, into the first ones: those of the pixels that make a column. */
    void fold(int size) {
        for (int i = size; i < total.length; i++) total[i % size] += total[i];
    }

    /**
     * Sums a matrix with the given number of columns, at least 1, for the features {@code from} (included) to
     * {@code to} (excluded). It sums differences from the first column, which are small and exact where a feature
     * varies little around a large mean.
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

    /** Sums the products of the elements of two matrices. */
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
