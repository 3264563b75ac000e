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

        OneOf(int column, List<String> labels) {
            super(column);
            classes = new Dictionary(labels);
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
        void read(CsvTable row, float[] t, int at) throws CsvException {
            String label = row.text(column);
            int number = classes.number(label);
            if (number < 0)
                throw row.error(
                        column,
                        "\"" + label + "\" is not one of the classes " + String.join(", ", classes.names())
                                + "; correct it, or add it to the labels");
            for (int i = 0; i < size(); i++) t[at + i] = i == number ? 1 : 0;
        }
    }
}
