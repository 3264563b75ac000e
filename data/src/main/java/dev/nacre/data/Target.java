package dev.nacre.data;

import java.util.List;

/** What to learn from a table. */
public sealed interface Target {
    /** Nothing: all columns are features. */
    record None() implements Target {}

    /**
     * Nothing, though one column is no feature: it is not looked at.
     *
     * @param column the column
     */
    record Ignored(Column column) implements Target {}

    /**
     * A class: the text of a column, as a one-hot target.
     *
     * @param column the column
     * @param labels the classes that there are, in order; empty to take those found, in the order of numbers if all are
     *     numbers, else of the alphabet
     */
    record Classes(Column column, List<String> labels) implements Target {
        /** Keeps a copy. */
        public Classes {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A number: regression.
     *
     * @param column the column
     */
    record Number(Column column) implements Target {}
}
