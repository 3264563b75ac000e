package dev.nacre.data;

import java.util.Arrays;
import org.jblas.FloatMatrix;

/** Samples that come in as rows, one after the other, and lie as columns in a matrix that grows. */
final class Columns {
    private final int rows;
    private float[] data;
    private int count;

    Columns(int rows) {
        this.rows = rows;
        this.data = new float[Math.multiplyExact(rows, 64)];
    }

    /** The index of a new column's first element in {@link #data()}. */
    int add() {
        int start = Math.multiplyExact(count, rows);
        int end = Math.addExact(start, rows);
        if (end > data.length)
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, end + (end >> 1) + 1L));
        count++;
        return start;
    }

    /** Changes when a column is added. */
    float[] data() {
        return data;
    }

    int count() {
        return count;
    }

    FloatMatrix matrix() {
        return new FloatMatrix(rows, count, Arrays.copyOf(data, rows * count));
    }

    static FloatMatrix of(float[][] rows) {
        if (rows.length == 0) throw new IllegalArgumentException("there are no rows");
        int features = rows[0].length;
        FloatMatrix x = new FloatMatrix(features, rows.length);
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length != features)
                throw new IllegalArgumentException(
                        "row " + s + " has " + rows[s].length + " values, row 0 has " + features);
            System.arraycopy(rows[s], 0, x.data, s * features, features);
        }
        return x;
    }
}
