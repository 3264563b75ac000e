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

    /** A number. */
    static final class Value extends TargetCell {
        Value(int column) {
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

    /** A class, one-hot. */
    static final class OneOf extends TargetCell {
        private final Dictionary classes;
        private final Numerals numerals;
        /** Whether the names of the classes are not all numbers. */
        private final boolean texts;

        OneOf(int column, List<String> labels, Numerals numerals) {
            super(column);
            this.classes = new Dictionary(labels);
            this.numerals = numerals;
            this.texts = !labels.stream().allMatch(Numerals.PLAIN::isNumber);
        }

        private int number(String label) {
            int exact = classes.number(label);
            return exact >= 0 || texts ? exact : classes.numberOfValue(label, numerals);
        }

        @Override
        int size() {
            return classes.names().size();
        }

        @Override
        List<String> labels() {
            return classes.names();
        }

        @Override
        boolean texts() {
            return texts;
        }

        @Override
        void read(CsvTable row, float[] t, int at) throws CsvException {
            String label = row.text(column, texts);
            int number = number(label);
            if (number < 0)
                throw row.error(
                        column,
                        "\"" + label + "\" is not one of the classes " + String.join(", ", classes.names())
                                + "; correct it, or learn with this class, too");
            for (int i = 0; i < size(); i++) t[at + i] = i == number ? 1 : 0;
        }
    }
}
