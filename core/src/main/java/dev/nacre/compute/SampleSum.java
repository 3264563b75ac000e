package dev.nacre.compute;

import java.util.function.IntToDoubleFunction;
import org.jblas.FloatMatrix;

/**
 * Sums over the samples of a batch, on several cores. The order of additions does not depend on the number of cores.
 */
public final class SampleSum {
    /** The terms of neighbouring samples, for functions that compute them together. */
    @FunctionalInterface
    public interface Piece {
        /**
         * Sums over the samples {@code from} (included) to {@code to} (excluded).
         *
         * @param from first sample
         * @param to sample after the last
         * @return the sum of their terms
         */
        double sum(int from, int to);
    }

    private SampleSum() {}

    /**
     * Sums a function over the samples.
     *
     * @param batch features × samples; only its shape is used
     * @param one returns the term of a sample, given its index
     * @return the sum over all samples
     */
    public static double of(FloatMatrix batch, IntToDoubleFunction one) {
        return of(batch, (from, to) -> {
            double sum = 0;
            for (int s = from; s < to; s++) sum += one.applyAsDouble(s);
            return sum;
        });
    }

    /**
     * Sums over the samples, in pieces whose bounds depend on the batch's shape alone.
     *
     * @param batch features × samples; only its shape is used
     * @param part returns the sum over a piece
     * @return the sum over all samples
     */
    public static double of(FloatMatrix batch, Piece part) {
        int piece = Math.max(1, Parallel.PIECE / Math.max(1, batch.rows));
        if (batch.columns <= piece) return part.sum(0, batch.columns);
        double[] sums = new double[(batch.columns - 1) / piece + 1];
        Parallel.forRange(batch.columns, piece, (from, to) -> sums[from / piece] = part.sum(from, to));
        double sum = 0;
        for (double of : sums) sum += of;
        return sum;
    }
}
