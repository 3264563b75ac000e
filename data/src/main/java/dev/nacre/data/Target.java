package dev.nacre.data;

import java.util.List;

/** What to learn from a table. */
public sealed interface Target {
    /** Nothing: all columns are features. */
    record None() implements Target {}

    /**
     * Nothing, and one column is not a feature: it is ignored.
     *
     * @param column the column
     */
    record Ignored(Column column) implements Target {}

    /**
     * A class: the text of a column, as a one-hot target.
     *
     * @param column the column
     * @param labels the classes, in order; empty to take those in the table, in numerical order if all are numbers,
     *     otherwise in alphabetical order
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

    /**
     * A class or a number, by what the column holds: a number if all values are numbers, and there are more than 20
     * different ones or such with fractions; otherwise a class. The texts are looked at, not 32-bit numbers.
     *
     * @param column the column
     */
    record Detect(Column column) implements Target {}

    /**
     * A class or a number, which some rows lack: those have NaN for all their targets, for objectives that learn from
     * unlabelled samples too.
     *
     * @param of what to learn
     */
    record Partly(Target of) implements Target {}

    /** What to learn, whether or not some rows lack it. */
    default Target whole() {
        return this instanceof Partly partly ? partly.of.whole() : this;
    }
}
