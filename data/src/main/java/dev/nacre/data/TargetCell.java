package dev.nacre.data;

import java.util.List;

/** Turns the target of a row into numbers. This one ignores it. */
class TargetCell {
    /** The index from 0 of the target's column; −1 if there is none. */
    final int column;

    TargetCell(int column) {
        this.column = column;
    }

    /** Number of targets. */
    int size() {
        return 0;
    }

    List<String> labels() {
        return List.of();
    }

    /** Whether its column is one of texts, where a word such as NA is no missing value. */
    boolean texts() {
        return false;
    }

    void read(CsvTable row, float[] t, int at) throws CsvException {}
}
