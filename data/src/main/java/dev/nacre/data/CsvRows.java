package dev.nacre.data;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a table row by row. If the categories are those of an earlier training, a gap is none of them.
 *
 * @param partly whether a row without a label has NaN for it
 */
record CsvRows(
        CsvTable table,
        int[] columns,
        Dictionary[] categories,
        boolean known,
        TargetCell target,
        boolean partly,
        Missing missing)
        implements RowSource.Rows {
    @Override
    public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
        do {
            if (!table.next()) return false;
        } while (missing == Missing.DROP && anyMissing());
        for (int i = 0; i < columns.length; i++) x[xStart + i] = feature(i);
        if (partly && table.isMissing(target.column, target.texts()))
            Arrays.fill(t, tStart, tStart + target.size(), Float.NaN);
        else target.read(table, t, tStart);
        return true;
    }

    private boolean anyMissing() {
        for (int i = 0; i < columns.length; i++) if (table.isMissing(columns[i], categories[i] != null)) return true;
        return target.size() > 0 && table.isMissing(target.column, target.texts());
    }

    private float feature(int i) throws CsvException {
        int column = columns[i];
        boolean texts = categories[i] != null;
        boolean gap = missing.marks() && table.isMissing(column, texts);
        if (texts) return gap ? -1 : categories[i].number(known ? table.cell(column) : table.text(column, true));
        return gap ? Float.NaN : table.number(column);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
