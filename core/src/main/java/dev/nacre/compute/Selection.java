package dev.nacre.compute;

import java.util.Arrays;

/** The keys that have some ranks among a feature's values, found digit by digit. */
final class Selection {
    /** Digits of a key have so many bits. */
    static final int BITS = 8;

    private static final int DIGITS = 1 << BITS;

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

    void count(float value, int shift) {
        long key = key(value);
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

    double at(double position) {
        double low = valueOf((long) Math.floor(position));
        return low + (valueOf((long) Math.ceil(position)) - low) * (position - Math.floor(position));
    }

    private float valueOf(long rank) {
        return value(prefixes[group[Arrays.binarySearch(ranks, rank)]]);
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
}
