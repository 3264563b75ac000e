package dev.nacre;

import java.util.function.IntToDoubleFunction;
import org.jblas.FloatMatrix;

/** A sum over the samples of a batch, on several cores; in the same order of additions whatever their number. */
final class SampleSum {
    private SampleSum() {}

    /** Adds up what the function gives for each column's number. */
    static double of(FloatMatrix batch, IntToDoubleFunction one) {
        int piece = Math.max(1, Parallel.PIECE / Math.max(1, batch.rows));
        if (batch.columns <= piece) return sum(one, 0, batch.columns);
        double[] sums = new double[(batch.columns - 1) / piece + 1];
        Parallel.forRange(batch.columns, piece, (from, to) -> sums[from / piece] = sum(one, from, to));
        double sum = 0;
        for (double of : sums) sum += of;
        return sum;
    }

    private static double sum(IntToDoubleFunction one, int from, int to) {
        double sum = 0;
        for (int s = from; s < to; s++) sum += one.applyAsDouble(s);
        return sum;
    }
}
