package dev.nacre.cli;

import dev.nacre.tables.ScoredRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints all rows as they come, or at the end the unusual ones, the most unusual first. */
final class RowPrinter {
    private final PrintWriter out;
    private final RowColumns columns;
    private final List<ScoredRow> unusual = new ArrayList<>();
    private boolean begun;

    RowPrinter(PrintWriter out, RowColumns columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Takes a row; false if nobody reads it any more. */
    boolean add(ScoredRow row) {
        if (!columns.all()) {
            if (row.unusual()) unusual.add(row);
            return true;
        }
        begin();
        out.println(columns.line(row));
        return !out.checkError();
    }

    private void begin() {
        if (!begun) out.println(columns.header());
        begun = true;
    }

    void finish() {
        begin();
        unusual.sort(Comparator.comparingDouble(ScoredRow::score).reversed());
        for (ScoredRow row : unusual) out.println(columns.line(row));
    }
}
