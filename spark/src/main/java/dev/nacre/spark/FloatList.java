package dev.nacre.spark;

import java.util.Arrays;

/** A growing array of floats. */
final class FloatList {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private float[] values = new float[1024];
    private int length;

    /** Adds the numbers of a sample, as many as each of the {@code before} samples has; returns how many. */
    int add(double[] sample, int before) {
        if (before > 0 && length != (long) before * sample.length)
            throw new IllegalArgumentException("a row has " + sample.length + " numbers where the " + before
                    + " before it have " + length / before);
        reserve(sample.length);
        for (double value : sample) values[length++] = (float) value;
        return sample.length;
    }

    private void reserve(int more) {
        long needed = (long) length + more;
        if (needed > MOST)
            throw new IllegalArgumentException(
                    "a partition has more than 2³¹ numbers; use more partitions (repartition)");
        if (needed > values.length)
            values = Arrays.copyOf(values, (int) Math.min(MOST, Math.max(needed, 2L * values.length)));
    }

    float[] toArray() {
        return Arrays.copyOf(values, length);
    }
}
