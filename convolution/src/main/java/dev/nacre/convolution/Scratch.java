package dev.nacre.convolution;

import org.jblas.FloatMatrix;

/** Matrices on one array, which grows where a larger one is needed. The last few shapes are kept. */
final class Scratch {
    /** A pass there and back needs four shapes, and one more of each where the last piece is smaller. */
    private final FloatMatrix[] kept = new FloatMatrix[8];

    private float[] array = new float[0];
    private int next;

    /** A matrix of that shape with unspecified content. Its array may be longer than it. */
    FloatMatrix of(int rows, int columns) {
        for (FloatMatrix m : kept) if (m != null && m.rows == rows && m.columns == columns && m.data == array) return m;
        FloatMatrix matrix = new FloatMatrix();
        matrix.length = Math.multiplyExact(rows, columns);
        if (array.length < matrix.length) array = new float[matrix.length];
        matrix.rows = rows;
        matrix.columns = columns;
        matrix.data = array;
        kept[next] = matrix;
        next = (next + 1) % kept.length;
        return matrix;
    }
}
