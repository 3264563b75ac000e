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

    /**
     * Fills a range with copies of a vector, such as a bias for each column of a batch. C2 vectorises a loop over float
     * arrays only if all its indices are the same, as in {@code y[i] = y[i] * x[i]}: so a vector that all columns share
     * is best repeated first, where the results will be.
     *
     * @param vector at least one element
     * @param values receives the copies; the last one may be cut off
     * @param from first index of the range
     * @param to index after the last of the range
     */
    public static void fill(float[] vector, float[] values, int from, int to) {
        System.arraycopy(vector, 0, values, from, Math.min(vector.length, to - from));
        over(values, from, vector.length, to);
    }
}
