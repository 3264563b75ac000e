package dev.nacre.examples.lecture;

import dev.nacre.report.Axis;

/**
 * An axis with its name.
 *
 * @param name what it shows, with its unit if it has one
 * @param axis from, to and ticks
 */
record Scale(String name, Axis axis) {
    Scale {
        if (name.isBlank()) throw new IllegalArgumentException("an axis needs a name");
    }

    static Scale linear(String name, double min, double max) {
        return new Scale(name, Axis.linear(min, max));
    }

    static Scale logarithmic(String name, double min, double max) {
        return new Scale(name, Axis.logarithmic(min, max));
    }
}
