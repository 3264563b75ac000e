package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** Collects samples, read as rows, as the columns of a growing matrix. */
final class ColumnBuffer {
    private final int rows;
    private float[] data;
    private int count;

    private ColumnBuffer(int rows) {
        this.rows = rows;
        this.data = new float[Math.multiplyExact(rows, 64)];
    }

    /** Adds a column; returns the index of its first element. */
    private int add() {
        int start = Math.multiplyExact(count, rows);
        int end = Math.addExact(start, rows);
        if (end > data.length)
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, end + (end >> 1) + 1L));
        count++;
        return start;
    }

    /** Removes the last column. */
    private void remove() {
        count--;
    }

    /** Reads all rows of a source into memory. */
    static Samples of(RowSource source) throws IOException {
        ColumnBuffer x = new ColumnBuffer(source.inputs());
        ColumnBuffer t = new ColumnBuffer(source.targets());
        try (RowSource.Rows rows = source.open()) {
            boolean more = true;
            while (more) {
                int xStart = x.add();
                int tStart = t.add();
                more = rows.next(x.data, xStart, t.data, tStart);
            }
        }
        x.remove();
        t.remove();
        return new Samples(
                x.matrix(), source.targets() == 0 ? null : t.matrix(), null, source.missing(), source.shape());
    }

    private FloatMatrix matrix() {
        return new FloatMatrix(rows, count, Arrays.copyOf(data, rows * count));
    }
}
