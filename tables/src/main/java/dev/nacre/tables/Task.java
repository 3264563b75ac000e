package dev.nacre.tables;

import java.util.Locale;

/** The kinds of labels. */
public enum Task {
    /** Numbers if the label has more than 20 values or fractions, and all are numbers; else classes. */
    AUTO,
    /** Each text is a class. */
    CLASSES,
    /** A number to predict (regression). */
    NUMBERS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
