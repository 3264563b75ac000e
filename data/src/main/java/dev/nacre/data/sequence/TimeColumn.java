package dev.nacre.data.sequence;

import java.util.List;

/**
 * The times of the rows of a table.
 *
 * @param scale how they are written
 * @param at a number of the scale's units for each row
 */
public record TimeColumn(TimeScale scale, double[] at) {
    private static final int LONGEST = 40;

    /**
     * Reads a column; the scale is the first one that all of its texts fit.
     *
     * @param source the table, for messages
     * @param column the column, for messages
     * @param texts one for each row, at least one
     * @return a time for each
     * @throws IllegalArgumentException if a text is not a time, or written otherwise than those before it
     */
    public static TimeColumn of(String source, String column, List<String> texts) {
        int read = -1;
        for (TimeScale scale : TimeScale.values()) {
            double[] at = texts.stream().mapToDouble(scale::at).toArray();
            int wrong = firstNotATime(at);
            if (wrong < 0) return new TimeColumn(scale, at);
            read = Math.max(read, wrong);
        }
        String text = texts.get(read);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        throw new IllegalArgumentException(source + ", row " + (read + 1) + ", column " + column + ": "
                + (text.isEmpty() ? "the time is missing" : "\"" + shown + "\" is not a time")
                + (read > 0 ? ", or written otherwise than those before it, such as " + texts.get(read - 1) : "")
                + "; times are 2024-01-31, 20240131, 2024-01, 2024-01-31T12:00, 2024-01-31T12:00Z, or numbers");
    }

    private static int firstNotATime(double[] at) {
        for (int i = 0; i < at.length; i++) if (Double.isNaN(at[i])) return i;
        return -1;
    }
}
