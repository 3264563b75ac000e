package dev.nacre.examples.report;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name what it shows
 * @param values one for each epoch, from the first
 */
public record Series(String name, List<Double> values) {
    /** Keeps a copy. */
    public Series {
        values = List.copyOf(values);
    }
}
