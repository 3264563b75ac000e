package dev.nacre.tables;

import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.data.Column;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column that says of some rows whether they are unusual. It judges detectors and chooses among them; no detector
 * learns from it. One of the two sets is empty: its texts are all that the other one does not name.
 *
 * @param column where the labels are; an empty cell says nothing
 * @param unusual the texts of unusual rows
 * @param normal the texts of normal rows
 */
public record KnownAnomalies(Column column, Set<String> unusual, Set<String> normal) {
    /** Checks the components. */
    public KnownAnomalies {
        Objects.requireNonNull(column, "column");
        unusual = Set.copyOf(unusual);
        normal = Set.copyOf(normal);
        if (unusual.isEmpty() == normal.isEmpty())
            throw new IllegalArgumentException("name at least one text of the column of labels that stands for unusual "
                    + "rows, or one for normal ones, and not both");
    }

    /**
     * Labels in a column.
     *
     * @param column its name, its number counted from 1, or {@code last}
     * @param unusual the texts of unusual rows; all others are those of normal rows
     * @return the labels
     */
    public static KnownAnomalies of(String column, String... unusual) {
        return new KnownAnomalies(Column.parse(column), Set.of(unusual), Set.of());
    }

    /**
     * Labels in a column, by the texts of normal rows.
     *
     * @param column its name, its number counted from 1, or {@code last}
     * @param normal the texts of normal rows; all others are those of unusual rows
     * @return the labels
     */
    public static KnownAnomalies otherThan(String column, String... normal) {
        return new KnownAnomalies(Column.parse(column), Set.of(), Set.of(normal));
    }

    /**
     * Whether a label is that of an unusual row.
     *
     * @param label text of a cell, not empty
     * @return false for a normal row
     */
    public boolean isUnusual(String label) {
        return normal.isEmpty() ? unusual.contains(label) : !normal.contains(label);
    }

    /**
     * Judges scores by the rows that have labels.
     *
     * @param labels a text for each row; empty if nothing is known of it
     * @param scores one for each row
     * @return the figures
     * @throws IllegalArgumentException if the labels are all of unusual rows, or all of normal ones
     */
    public DetectionQuality judge(List<String> labels, double... scores) {
        int[] labelled = IntStream.range(0, scores.length)
                .filter(i -> !labels.get(i).isEmpty())
                .toArray();
        boolean[] anomalous = new boolean[labelled.length];
        for (int i = 0; i < labelled.length; i++) anomalous[i] = isUnusual(labels.get(labelled[i]));
        try {
            return DetectionQuality.of(
                    IntStream.of(labelled).mapToDouble(i -> scores[i]).toArray(), anomalous);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the labels: " + e.getMessage(), e);
        }
    }
}
