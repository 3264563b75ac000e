package dev.nacre.compute;

import org.jblas.FloatMatrix;

/**
 * A result matrix that a layer reuses. It keeps the matrices of the last two shapes, so that neither full batches nor
 * the smaller last batch of an epoch allocate memory.
 */
public final class Buffer {
    private FloatMatrix recent;
    private FloatMatrix other;

    /** An empty buffer. */
    public Buffer() {}

    /**
     * A matrix of the given shape. Its content is unspecified: overwrite all of it.
     *
     * @param rows its rows
     * @param columns its columns
     * @return the same object for the same shape, as long as there are at most two shapes
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
