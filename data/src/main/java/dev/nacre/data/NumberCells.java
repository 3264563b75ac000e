package dev.nacre.data;

import org.jblas.FloatMatrix;

/** Targets that are numbers. */
final class NumberCells extends TargetCells {
    private final Columns values = new Columns(1);

    NumberCells(int column) {
        super(column);
    }

    @Override
    void add(CsvTable row) throws CsvException {
        float value = row.number(column);
        int at = values.add();
        values.data()[at] = value;
    }

    @Override
    FloatMatrix matrix() {
        return values.matrix();
    }
}
