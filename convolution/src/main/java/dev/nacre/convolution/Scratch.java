package dev.nacre.convolution;

import org.jblas.FloatMatrix;

/** Matrices on one array, which grows where a larger one is needed. The last two shapes are kept. */
final class Scratch {
    private float[] array = new float[0];
    private FloatMatrix recent = new FloatMatrix(0, 0);
    private FloatMatrix other = recent;

    /** A matrix of that shape with unspecified content. Its array may be longer than it. */
    FloatMatrix of(int rows, int columns) {
        if (fits(recent, rows, columns)) return recent;
        FloatMatrix next = fits(other, rows, columns) ? other : create(rows, columns);
        other = recent;
        recent = next;
        return next;
    }

    private boolean fits(FloatMatrix m, int rows, int columns) {
        return m.rows == rows && m.columns == columns && m.data == array;
    }

    private FloatMatrix create(int rows, int columns) {
        FloatMatrix matrix = new FloatMatrix();
        matrix.length = Math.multiplyExact(rows, columns);
        if (array.length < matrix.length) array = new float[matrix.length];
        matrix.rows = rows;
        matrix.columns = columns;
        matrix.data = array;
        return matrix;
    }
}
