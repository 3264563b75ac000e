package dev.nacre.data;

import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Gathers the target's cells, row by row. This one ignores them. */
class TargetCells {
    /** The index from 0 of the target's column; −1 if there is none. */
    final int column;

    TargetCells(int column) {
        this.column = column;
    }

    static TargetCells of(Target target, CsvTable table) throws CsvException {
        if (target instanceof Target.Classes classes)
            return new ClassCells(table.indexOf(classes.column()), classes.labels());
        if (target instanceof Target.Number number) return new NumberCells(table.indexOf(number.column()));
        return new TargetCells(target instanceof Target.Ignored ignored ? table.indexOf(ignored.column()) : -1);
    }

    /** Indices of the columns that aren't the target's. */
    final int[] features(int columns) {
        return IntStream.range(0, columns).filter(i -> i != column).toArray();
    }

    void add(CsvTable row) throws CsvException {}

    /** Targets × samples, or null. */
    FloatMatrix matrix() {
        return null;
    }

    List<String> labels() {
        return List.of();
    }
}
