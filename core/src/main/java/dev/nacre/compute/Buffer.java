package dev.nacre.compute;

import org.jblas.FloatMatrix;

/**
 * A layer's own result matrix, made anew only for a shape that is not among the last two: full batches and the last, smaller
 * one of an epoch don't allocate.
 */
public final class Buffer {
    private FloatMatrix recent;
    private FloatMatrix other;

    /** An empty buffer. */
    public Buffer() {}

    /**
     * A matrix of the given shape, with whatever it held before.
     *
     * @param rows its rows
     * @param columns its columns
     * @return the same object for the same shape, as long as no third shape was asked for
     */
    public FloatMatrix of(int rows, int columns) {
        if (!fits(recent, rows, columns)) {
            FloatMatrix next = fits(other, rows, columns) ? other : new FloatMatrix(rows, columns);
            other = recent;
            recent = next;
        }
        return recent;
    }

    private static boolean fits(FloatMatrix m, int rows, int columns) {
        return m != null && m.rows == rows && m.columns == columns;
    }
}
