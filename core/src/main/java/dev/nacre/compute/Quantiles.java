package dev.nacre.compute;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jblas.FloatMatrix;

/**
 * Exact quantiles of each feature, by radix selection: five passes over the data, whose memory does not grow with the
 * number of samples (at most 1 KiB for each feature and rank). Missing values (NaN) don't count.
 */
public final class Quantiles {
    private final int features;
    private final Iterable<FloatMatrix> batches;

    private Quantiles(int features, Iterable<FloatMatrix> batches) {
        this.features = features;
        this.batches = batches;
    }

    /**
     * Quantiles between two values are interpolated, as numpy's and R's are by default: of n values in ascending order,
     * the quantile q has the position q·(n − 1), counted from 0.
     *
     * @param features number of features
     * @param batches features × samples each; iterated five times
     * @param check called with each batch of the first pass; throws if it can't be used
     * @param fractions the quantiles: from 0, the least value, to 1, the largest
     * @return fraction → feature → quantile; NaN for a feature without any value
     */
    public static double[][] of(
            int features, Iterable<FloatMatrix> batches, Consumer<FloatMatrix> check, double... fractions) {
        Quantiles data = new Quantiles(features, batches);
        long[] counts = data.counts(check);
        Selection[] selections = new Selection[features];
        for (int i = 0; i < features; i++) selections[i] = new Selection(ranks(counts[i], fractions));
        for (int shift = Integer.SIZE - Selection.BITS; shift >= 0; shift -= Selection.BITS)
            data.select(selections, shift);
        double[][] quantiles = new double[fractions.length][features];
        for (int q = 0; q < fractions.length; q++)
            for (int i = 0; i < features; i++)
                quantiles[q][i] = counts[i] == 0 ? Double.NaN : selections[i].at(position(counts[i], fractions[q]));
        return quantiles;
    }

    private static double position(long count, double fraction) {
        return fraction * (count - 1);
    }

    /** Ascending and distinct; none of no value. */
    private static long[] ranks(long count, double[] fractions) {
        if (count == 0) return new long[0];
        return Arrays.stream(fractions)
                .map(fraction -> position(count, fraction))
                .mapToObj(position -> LongStream.of((long) Math.floor(position), (long) Math.ceil(position)))
                .flatMapToLong(pair -> pair)
                .sorted()
                .distinct()
                .toArray();
    }

    private long[] counts(Consumer<FloatMatrix> check) {
        long[] counts = new long[features];
        for (FloatMatrix x : batches) {
            check.accept(x);
            for (int i = 0; i < x.length; i++) if (!Float.isNaN(x.data[i])) counts[i % features]++;
        }
        return counts;
    }

    private void select(Selection[] selections, int shift) {
        for (FloatMatrix x : batches)
            for (int i = 0; i < x.length; i++)
                if (!Float.isNaN(x.data[i])) selections[i % features].count(x.data[i], shift);
        for (Selection selection : selections) selection.narrow();
    }
}
