package dev.nacre.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a chart.
 *
 * @param name name in the legend
 * @param at positions on the horizontal axis, ascending
 * @param values one value per position
 */
public record Series(String name, List<Double> at, List<Double> values) {
    /** Copies the lists. */
    public Series {
        at = List.copyOf(at);
        values = List.copyOf(values);
        if (at.size() != values.size())
            throw new IllegalArgumentException(
                    name + ": got " + values.size() + " values for " + at.size() + " positions");
    }

    /**
     * A line with one value per epoch.
     *
     * @param name name in the legend
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
