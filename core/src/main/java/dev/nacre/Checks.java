package dev.nacre;

import org.jblas.FloatMatrix;

/** Checks of matrix shapes and values. Each takes a text for the error message that says where the matrix is used. */
public final class Checks {
    private Checks() {}

    /**
     * Fails unless a matrix has the number of rows that a layer expects.
     *
     * @param where the layer's name
     * @param inputs the expected number of rows
     * @param x the matrix
     */
    public static void requireInputs(String where, int inputs, FloatMatrix x) {
        if (x.rows != inputs)
            throw new IllegalArgumentException(where + " expects " + inputs + " inputs, got " + x.rows + " × "
                    + x.columns + " (features × samples)");
    }

    /**
     * Fails unless a matrix has as many numbers as its rows and columns say: 65537 × 65536 rows and columns of 65,536
     * numbers can be put together, because their product overflows.
     *
     * @param where names the matrix in the message
     * @param x the matrix
     */
    public static void requireWhole(String where, FloatMatrix x) {
        if ((long) x.rows * x.columns != x.length)
            throw new IllegalArgumentException(
                    where + ": a matrix of " + x.rows + " × " + x.columns + " can't have " + x.length + " numbers");
    }

    /**
     * Fails if a matrix would have more numbers than an array can hold.
     *
     * @param where names the matrix in the message
     * @param rows its rows
     * @param columns its columns
     * @param remedy says in the message what to do
     */
    public static void requireFewer(String where, int rows, int columns, String remedy) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(where + ": " + rows + " × " + columns + " are more than the "
                    + (Integer.MAX_VALUE - 8) + " numbers that a matrix can hold; " + remedy);
    }

    /**
     * Fails unless two matrices have the same shape.
     *
     * @param where names the place in the message
     * @param a one matrix
     * @param b the other matrix
     */
    public static void requireSame(String where, FloatMatrix a, FloatMatrix b) {
        if (a.rows != b.rows || a.columns != b.columns)
            throw new IllegalArgumentException(
                    where + ": shapes differ, " + a.rows + " × " + a.columns + " and " + b.rows + " × " + b.columns);
    }

    /**
     * Fails unless all elements are finite.
     *
     * @param where names the place in the message
     * @param x the matrix
     */
    public static void requireFinite(String where, FloatMatrix x) {
        int i = firstNotFinite(x);
        if (i >= 0)
            throw new IllegalArgumentException(where + ": " + x.data[i] + " is number " + i % x.rows + " of sample "
                    + i / x.rows + " (from 0); only finite numbers are allowed");
    }

    /**
     * Fails if an element is infinite. NaN is allowed: it stands for a missing value.
     *
     * @param where names the place in the message
     * @param x the matrix
     */
    public static void requireFiniteOrMissing(String where, FloatMatrix x) {
        if (firstNotFinite(x) < 0) return;
        for (int i = 0; i < x.length; i++)
            if (Float.isInfinite(x.data[i]))
                throw new IllegalArgumentException(where + ": " + x.data[i] + " is number " + i % x.rows + " of sample "
                        + i / x.rows + " (from 0); only finite numbers and NaN, for missing ones, are allowed");
    }

    /**
     * Fails unless all elements lie in [0, 1].
     *
     * @param where names the place in the message
     * @param x the matrix
     * @param remedy says in the message what to do
     */
    public static void requireUnitRange(String where, FloatMatrix x, String remedy) {
        float low = 0;
        float high = 1;
        for (int i = 0; i < x.length; i++) {
            low = Math.min(low, x.data[i]);
            high = Math.max(high, x.data[i]);
        }
        if (low == 0 && high == 1) return;
        int i = 0;
        while (x.data[i] >= 0 && x.data[i] <= 1) i++;
        throw new IllegalArgumentException(where + " takes numbers from 0 to 1, not " + x.data[i] + " (number "
                + i % x.rows + " of sample " + i / x.rows + ", from 0); " + remedy);
    }

    /**
     * Looks for NaN or infinity.
     *
     * @param x the matrix
     * @return the index of the first, or −1
     */
    public static int firstNotFinite(FloatMatrix x) {
        return firstNotFinite(x.data, x.length);
    }

    /**
     * Looks for NaN or infinity.
     *
     * @param values the array
     * @param length how many elements to look at
     * @return the index of the first, or −1
     */
    public static int firstNotFinite(float[] values, int length) {
        // A sum is NaN or infinite if an element is; the search is needed only then, or after an overflow.
        float sum = 0;
        for (int i = 0; i < length; i++) sum += values[i] * 0;
        if (sum == 0) return -1;
        for (int i = 0; i < length; i++) if (!Float.isFinite(values[i])) return i;
        return -1;
    }
}
