package dev.nacre.regularization;

import java.util.Arrays;

/**
 * Sums over the samples of a batch, a row at a time: short sums in float, where loops have vector code, added up in double.
 * Ranges of rows may be computed at the same time.
 */
final class RowSums {
    private static final int BLOCK = 128;

    final double[] total;
    private final float[] partial;

    RowSums(int rows) {
        total = new double[rows];
        partial = new float[rows];
    }

    /** What one sample adds. */
    @FunctionalInterface
    interface Term {
        /** Adds to the partial sums what the sample whose column starts at an index gives. */
        void add(float[] partial, int start);
    }

    void compute(int columns, int from, int to, Term term) {
        Arrays.fill(total, from, to, 0);
        for (int block = 0; block < columns; block += BLOCK) {
            Arrays.fill(partial, from, to, 0);
            int end = Math.min(columns, block + BLOCK);
            for (int c = block; c < end; c++) term.add(partial, c * total.length);
            for (int i = from; i < to; i++) total[i] += partial[i];
        }
    }

    /** The sums divided by a number, in the array of the partial sums. */
    float[] means(double divisor, int from, int to) {
        for (int i = from; i < to; i++) partial[i] = (float) (total[i] / divisor);
        return partial;
    }
}
