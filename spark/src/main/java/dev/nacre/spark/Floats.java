package dev.nacre.spark;

import java.util.Arrays;

/** Numbers that become more. */
final class Floats {
    private float[] values = new float[1024];
    private int length;

    /** Adds a sample's, which must be as many as those before it had; says how many. */
    int add(double[] sample, int before) {
        if (before > 0 && length != (long) before * sample.length)
            throw new IllegalArgumentException("a row has " + sample.length + " numbers where the " + before
                    + " before it have " + length / before);
        room(sample.length);
        for (double value : sample) values[length++] = (float) value;
        return sample.length;
    }

    void addOneHot(int index, int of) {
        room(of);
        values[length + index] = 1;
        length += of;
    }

    private void room(int more) {
        long needed = (long) length + more;
        if (needed > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(
                    "a partition has more than 2³¹ numbers; make more of them (repartition)");
        if (needed > values.length)
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * values.length)));
    }

    float[] toArray() {
        return Arrays.copyOf(values, length);
    }
}
