package dev.nacre.data;

import java.util.List;

/** The target is a class, one-hot. */
final class ClassTarget extends TargetCell {
    private final Dictionary classes;
    private final Numerals numerals;
    /** Whether the names of the classes are not all numbers. */
    private final boolean texts;

    ClassTarget(int column, List<String> labels, Numerals numerals) {
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
