package dev.nacre.examples.lecture;

import dev.nacre.report.Axis;

/**
 * An axis with its name.
 *
 * @param name what it shows, with its unit if it has one
 * @param axis from, to and ticks
 */
public record Scale(String name, Axis axis) {
    /** Checks the name. */
    public Scale {
        if (name.isBlank()) throw new IllegalArgumentException("an axis needs a name");
    }

    /** An axis from one number to another. */
    public static Scale linear(String name, double min, double max) {
        return new Scale(name, Axis.linear(min, max));
    }

    /** An axis on which equal factors are equal distances; both ends are above 0. */
    public static Scale logarithmic(String name, double min, double max) {
        return new Scale(name, Axis.logarithmic(min, max));
    }
}
