package dev.nacre.compute;

import java.util.function.IntToDoubleFunction;
import org.jblas.FloatMatrix;

/**
 * Sums over the samples of a batch, on several cores. The order of additions does not depend on the number of cores.
 */
public final class SampleSum {
    private SampleSum() {}

    /**
     * Sums a function over the samples.
     *
     * @param batch features × samples; only its shape is used
     * @param one returns the term of a sample, given its index
     * @return the sum over all samples
     */
    public static double of(FloatMatrix batch, IntToDoubleFunction one) {
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
