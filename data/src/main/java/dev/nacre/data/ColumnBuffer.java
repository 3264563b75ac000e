package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jblas.FloatMatrix;

/** Collects samples, read as rows, as the columns of a matrix, which grows if their number is not known. */
final class ColumnBuffer {
    /** Columns allocated ahead, unless these numbers are fewer. */
    private static final int COLUMNS = 64;

    private static final int NUMBERS = 1 << 20;

    private final String source;
    private final int rows;
    private float[] data;
    private int count;

    private ColumnBuffer(String source, int rows, OptionalLong samples) throws DataException {
        this.source = source;
        this.rows = rows;
        long columns = samples.orElse(Math.max(1, Math.min(COLUMNS, NUMBERS / Math.max(1, rows))));
        requireRoom(columns);
        this.data = new float[(int) columns * rows];
    }

    private void requireRoom(long columns) throws DataException {
        requireRoom(source, columns, rows);
    }

    /** Refuses samples that are too many for a matrix or for this JVM. */
    static void requireRoom(String source, long samples, long numbers) throws DataException {
        String problem = Memory.problem(samples, numbers);
        if (problem != null)
            throw new DataException(source + ": " + problem + "; stream the data, or leave out samples or features");
    }

    /** Adds a column; returns the index of its first element. */
    private int add() throws DataException {
        if ((count + 1L) * rows > data.length) {
            requireRoom(count + 1L);
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, (count + (count >> 1) + 1L) * rows));
        }
        return count++ * rows;
    }

    /** Removes the last column. */
    private void remove() {
        count--;
    }

    /** Reads all rows of a source into memory; its name is for messages. */
    static Samples of(RowSource source, String name) throws IOException {
        try {
            return read(source, name);
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(name, e);
        }
    }

    private static Samples read(RowSource source, String name) throws IOException {
        ColumnBuffer x = new ColumnBuffer(name, source.inputs(), source.samples());
        ColumnBuffer t = new ColumnBuffer(name, source.targets(), source.samples());
        long most = source.samples().orElse(Long.MAX_VALUE);
        try (RowSource.Rows rows = source.open()) {
            boolean more = true;
            while (more && x.count < most) {
                int xStart = x.add();
                int tStart = t.add();
                more = rows.next(x.data, xStart, t.data, tStart);
            }
            if (!more) {
                x.remove();
                t.remove();
            }
        }
        return new Samples(
                x.matrix(), source.targets() == 0 ? null : t.matrix(), null, source.missing(), source.shape());
    }

    private FloatMatrix matrix() {
        int length = rows * count;
        return new FloatMatrix(rows, count, data.length == length ? data : Arrays.copyOf(data, length));
    }
}
