package dev.nacre.tables;

import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.data.Column;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column that says of some rows whether they are unusual. It judges detectors and chooses among them; no detector
 * learns from it.
 *
 * @param column where the labels are; an empty cell says nothing
 * @param unusual the texts of unusual rows; all others are those of normal rows
 */
public record KnownAnomalies(Column column, Set<String> unusual) {
    /** Checks the components. */
    public KnownAnomalies {
        Objects.requireNonNull(column, "column");
        unusual = Set.copyOf(unusual);
        if (unusual.isEmpty())
            throw new IllegalArgumentException(
                    "name at least one text of the column of labels that stands for unusual rows");
    }

    /**
     * Labels in a column.
     *
     * @param column its name, its number counted from 1, or {@code last}
     * @param unusual the texts of unusual rows
     * @return the labels
     */
    public static KnownAnomalies of(String column, String... unusual) {
        return new KnownAnomalies(Column.parse(column), Set.copyOf(List.of(unusual)));
    }

    /** The figures of the rows that have labels; texts has one for each row. */
    DetectionQuality judge(List<List<String>> texts, double... scores) {
        int[] labelled = IntStream.range(0, scores.length)
                .filter(i -> !texts.get(i).get(0).isEmpty())
                .toArray();
        boolean[] anomalous = new boolean[labelled.length];
        for (int i = 0; i < labelled.length; i++)
            anomalous[i] = unusual.contains(texts.get(labelled[i]).get(0));
        try {
            return DetectionQuality.of(
                    IntStream.of(labelled).mapToDouble(i -> scores[i]).toArray(), anomalous);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the labels: " + e.getMessage(), e);
        }
    }
}
