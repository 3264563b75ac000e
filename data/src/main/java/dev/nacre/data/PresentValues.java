package dev.nacre.data;

import dev.nacre.Checks;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Statistics of each feature over the values that are not missing. Memory does not grow with the number of samples.
 */
final class PresentValues {
    private static final int BITS = 8;

    private final int features;
    private final Iterable<FloatMatrix> batches;

    PresentValues(int features, Iterable<FloatMatrix> batches) {
        this.features = features;
        this.batches = batches;
    }

    /** Receives each value that is not missing. */
    private interface Visitor {
        void visit(int feature, float value);
    }

    private void visit(Visitor visitor) {
        for (FloatMatrix x : batches) {
            Checks.requireInputs("fillMissing", features, x);
            Checks.requireFiniteOrMissing("fillMissing", x);
            for (int i = 0; i < x.length; i++) if (!Float.isNaN(x.data[i])) visitor.visit(i % features, x.data[i]);
        }
    }

    private long[] counts() {
        long[] counts = new long[features];
        visit((feature, value) -> counts[feature]++);
        return counts;
    }

    /** NaN where there is no value. */
    double[] means() {
        double[] mean = new double[features];
        long[] count = new long[features];
        visit((feature, value) -> mean[feature] += (value - mean[feature]) / ++count[feature]);
        for (int i = 0; i < features; i++) if (count[i] == 0) mean[i] = Double.NaN;
        return mean;
    }

    /** Exact; NaN where there is no value. Of an even number of values, the mean of the two in the middle. */
    double[] medians() {
        long[] counts = counts();
        long[][] ranks = {
            Arrays.stream(counts).map(n -> (n - 1) / 2).toArray(),
            Arrays.stream(counts).map(n -> n / 2).toArray()
        };
        int[][] keys = select(ranks, counts);
        double[] medians = new double[features];
        for (int i = 0; i < features; i++)
            medians[i] = counts[i] == 0 ? Double.NaN : ((double) value(keys[0][i]) + value(keys[1][i])) / 2;
        return medians;
    }

    /**
     * The values of given ranks, counted from 0, for each feature, as keys: radix selection, eight bits in each of
     * four passes over the data.
     */
    private int[][] select(long[][] ranks, long[] counts) {
        int[][] prefixes = new int[ranks.length][features];
        for (int shift = Integer.SIZE - BITS; shift >= 0; shift -= BITS) {
            int[][][] histograms = new int[ranks.length][features][1 << BITS];
            int down = shift;
            visit((feature, value) -> {
                int key = key(value);
                for (int r = 0; r < ranks.length; r++)
                    // as long: shifting an int by 32 would not shift it at all
                    if ((key & 0xFFFFFFFFL) >>> (down + BITS) == (prefixes[r][feature] & 0xFFFFFFFFL))
                        histograms[r][feature][(key >>> down) & ((1 << BITS) - 1)]++;
            });
            for (int r = 0; r < ranks.length; r++)
                for (int i = 0; i < features; i++)
                    if (counts[i] > 0) prefixes[r][i] = narrow(prefixes[r][i], histograms[r][i], ranks[r], i);
        }
        return prefixes;
    }

    private static int narrow(int prefix, int[] histogram, long[] rank, int feature) {
        int digit = 0;
        while (rank[feature] >= histogram[digit]) rank[feature] -= histogram[digit++];
        return prefix << BITS | digit;
    }

    /** Bits that, as unsigned integers, have the order of the numbers. */
    private static int key(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key ^ (~key >> 31 | Integer.MIN_VALUE));
    }
}
