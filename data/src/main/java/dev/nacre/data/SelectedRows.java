package dev.nacre.data;

import java.io.IOException;
import java.util.function.LongPredicate;

/** Some of the rows of a source, selected by their number, counted from 0. */
final class SelectedRows implements RowSource.Rows {
    private final RowSource.Rows rows;
    private final LongPredicate member;
    private long row;

    SelectedRows(RowSource.Rows rows, LongPredicate member) {
        this.rows = rows;
        this.member = member;
    }

    @Override
    public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
        do {
            if (!rows.next(x, xStart, t, tStart)) return false;
        } while (!member.test(row++));
        return true;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
