package dev.nacre.data;

/** The target is a number. */
final class NumberTarget extends TargetCell {
    NumberTarget(int column) {
        super(column);
    }

    @Override
    int size() {
        return 1;
    }

    @Override
    void read(CsvTable row, float[] t, int at) throws CsvException {
        t[at] = row.number(column);
    }
}
