package dev.nacre.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a chart.
 *
 * @param name what it shows
 * @param at where each value belongs on the horizontal axis, ascending
 * @param values as many
 */
public record Series(String name, List<Double> at, List<Double> values) {
    /** Keeps copies. */
    public Series {
        at = List.copyOf(at);
        values = List.copyOf(values);
        if (at.size() != values.size())
            throw new IllegalArgumentException(name + ": " + values.size() + " values at " + at.size() + " places");
    }

    /**
     * A value for each epoch.
     *
     * @param name what it shows
     * @param values from the first epoch on
     */
    public Series(String name, List<Double> values) {
        this(
                name,
                IntStream.rangeClosed(1, values.size())
                        .mapToObj(i -> (double) i)
                        .toList(),
                values);
    }
}
