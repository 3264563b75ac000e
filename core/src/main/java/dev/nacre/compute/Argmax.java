package dev.nacre.compute;

/** Finds the largest element of a range. */
public final class Argmax {
    private Argmax() {}

    /**
     * The index of the largest element, counted from {@code from}; the first one if several are equal.
     *
     * @param values the elements
     * @param from first index
     * @param to index after the last
     * @return at least 0
     */
    public static int of(float[] values, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) if (values[i] > values[best]) best = i;
        return best - from;
    }
}
