package dev.nacre.cli;

import dev.nacre.tables.Reason;
import dev.nacre.tables.ScoredRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns by their shares of scores.
 *
 * @param means the column with the largest mean share first
 */
record ColumnShares(List<Mean> means) {
    /** A column's mean share, 0 to 1. */
    record Mean(String name, double share) {}

    /** Of rows that have reasons. */
    static ColumnShares of(List<ScoredRow> rows) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (ScoredRow row : rows)
            for (Reason reason : row.reasons()) sums.merge(reason.column(), reason.share(), Double::sum);
        return new ColumnShares(sums.entrySet().stream()
                .map(sum -> new Mean(sum.getKey(), sum.getValue() / rows.size()))
                .sorted(Comparator.comparingDouble(Mean::share).reversed())
                .toList());
    }

    List<String> columns() {
        return means.stream().map(Mean::name).toList();
    }
}
