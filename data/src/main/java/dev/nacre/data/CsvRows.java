package dev.nacre.data;

import java.io.IOException;

/** Reads a table row by row. */
record CsvRows(CsvTable table, int[] columns, Dictionary[] categories, TargetCell target, Missing missing)
        implements RowSource.Rows {
    @Override
    public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
        do {
            if (!table.next()) return false;
        } while (missing == Missing.DROP && table.anyMissing(columns, target.size() == 0 ? -1 : target.column));
        for (int i = 0; i < columns.length; i++) x[xStart + i] = feature(i);
        target.read(table, t, tStart);
        return true;
    }

    private float feature(int i) throws CsvException {
        int column = columns[i];
        boolean gap = missing == Missing.KEEP && Numbers.isMissing(table.cell(column));
        if (categories[i] != null) return gap ? -1 : categories[i].number(table.text(column));
        return gap ? Float.NaN : table.number(column);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
