package dev.nacre.compute;

/** Repeats the beginning of a range over the rest of it. */
public final class Repeat {
    /** Elements that are copied at once at most: 32 KiB, which the first-level cache holds. */
    private static final int AT_ONCE = 1 << 13;

    private Repeat() {}

    /**
     * Copies the first elements of a range to all places after them, such as a value for each channel to all pixels.
     *
     * @param values changed in place
     * @param from first index of the range
     * @param length number of elements to repeat, at least 1; the last copy may be cut off
     * @param to index after the last of the range
     */
    public static void over(float[] values, int from, int length, int to) {
        int most = Math.max(length, AT_ONCE / length * length);
        for (int done = length; done < to - from; ) {
            int n = Math.min(Math.min(done, most), to - from - done);
            System.arraycopy(values, from, values, from + done, n);
            done += n;
        }
    }
}
