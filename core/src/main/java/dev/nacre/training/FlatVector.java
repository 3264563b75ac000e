package dev.nacre.training;

import java.util.List;
import org.jblas.FloatMatrix;

/** Concatenates matrices into one vector, to send them to partitions. */
final class FlatVector {
    private FlatVector() {}

    static int length(List<FloatMatrix> matrices) {
        return Math.toIntExact(
                matrices.stream().mapToLong(matrix -> matrix.length).sum());
    }

    static float[] pack(List<FloatMatrix> matrices) {
        float[] vector = new float[length(matrices)];
        int at = 0;
        for (FloatMatrix matrix : matrices) {
            System.arraycopy(matrix.data, 0, vector, at, matrix.length);
            at += matrix.length;
        }
        return vector;
    }

    /** Copies a vector back into matrices of the same sizes. */
    static void unpack(float[] vector, List<FloatMatrix> into) {
        int at = 0;
        for (FloatMatrix matrix : into) {
            System.arraycopy(vector, at, matrix.data, 0, matrix.length);
            at += matrix.length;
        }
    }
}
