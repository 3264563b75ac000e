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
    private static final int BITS = 8;
    private static final int DIGITS = 1 << BITS;

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
        for (int shift = Integer.SIZE - BITS; shift >= 0; shift -= BITS) data.select(selections, shift);
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
                if (!Float.isNaN(x.data[i])) selections[i % features].count(key(x.data[i]), shift);
        for (Selection selection : selections) selection.narrow();
    }

    /** Numbers that have the order of the floats. */
    private static long key(float value) {
        int bits = Float.floatToIntBits(value);
        return (bits ^ (bits >> 31 | Integer.MIN_VALUE)) & 0xFFFFFFFFL;
    }

    private static float value(long key) {
        int bits = (int) key;
        return Float.intBitsToFloat(bits ^ (~bits >> 31 | Integer.MIN_VALUE));
    }

    /** The keys that have some ranks among a feature's values, found digit by digit. */
    private static final class Selection {
        private final long[] ranks;
        /** Each rank among the values that share its prefix. */
        private final long[] left;
        /** For each rank, which of the prefixes is that of its key. */
        private final int[] group;
        /** The upper digits found so far, ascending and distinct. */
        private long[] prefixes = {0};

        private int[][] histograms;

        Selection(long[] ranks) {
            this.ranks = ranks;
            this.left = ranks.clone();
            this.group = new int[ranks.length];
            this.histograms = new int[1][DIGITS];
        }

        void count(long key, int shift) {
            int found = Arrays.binarySearch(prefixes, key >>> (shift + BITS));
            if (found >= 0) histograms[found][(int) (key >>> shift) & (DIGITS - 1)]++;
        }

        void narrow() {
            long[] narrowed = new long[ranks.length];
            for (int r = 0; r < ranks.length; r++) {
                int[] histogram = histograms[group[r]];
                int digit = 0;
                while (left[r] >= histogram[digit]) left[r] -= histogram[digit++];
                narrowed[r] = prefixes[group[r]] << BITS | digit;
            }
            prefixes = Arrays.stream(narrowed).distinct().toArray();
            for (int r = 0; r < ranks.length; r++) group[r] = Arrays.binarySearch(prefixes, narrowed[r]);
            histograms = new int[prefixes.length][DIGITS];
        }

        private double at(double position) {
            double low = valueOf((long) Math.floor(position));
            return low + (valueOf((long) Math.ceil(position)) - low) * (position - Math.floor(position));
        }

        private float valueOf(long rank) {
            return value(prefixes[group[Arrays.binarySearch(ranks, rank)]]);
        }
    }
}
