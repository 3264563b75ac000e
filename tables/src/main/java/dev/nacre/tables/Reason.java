package dev.nacre.tables;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column's part in how unusual a row is.
 *
 * @param column its name, or its number counted from 1 if it has none
 * @param share of the row's score, 0 to 1; the shares of all columns sum up to 1
 * @param found the value, as text; {@code missing} for a gap, {@code missing or new} for no category that training
 *     has seen
 * @param expected what normal rows like this one have there, as text in the same units
 * @param foundNumber the value; NaN for a category or a gap
 * @param expectedNumber what normal rows have there; NaN for a category or a gap
 */
public record Reason(
        String column, double share, String found, String expected, double foundNumber, double expectedNumber) {
    /** Makes the reason of one column. */
    @FunctionalInterface
    public interface OfColumn {
        /**
         * The reason of a column.
         *
         * @param column counted from 0
         * @param share of the row's score
         * @return its values
         */
        Reason of(int column, double share);
    }

    /**
     * The reasons of a row.
     *
     * @param parts what each column adds to the score, at least 0
     * @param reason makes the reason of a column
     * @return one for each column, the largest share first; if no column adds anything, all have the same share
     */
    public static List<Reason> ranked(double[] parts, OfColumn reason) {
        double sum = 0;
        for (double part : parts) sum += part;
        double all = sum;
        return IntStream.range(0, parts.length)
                .mapToObj(i -> reason.of(i, all > 0 ? parts[i] / all : 1.0 / parts.length))
                .sorted(Comparator.comparingDouble(Reason::share).reversed())
                .toList();
    }
}
