package dev.nacre.data.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of a table that make one series, in the order of time.
 *
 * @param id what the rows have in the column that tells series apart; empty if there is only one
 * @param rows of the table, counted from 0
 * @param times of these rows, ascending
 */
public record Series(String id, int[] rows, double[] times) {
    /** A difference of times above so many steps is a gap. */
    private static final double GAP = 1.5;

    /**
     * Puts the rows of a table into the order of time, each series by itself.
     *
     * @param source the table, for messages
     * @param column the column of times, for messages
     * @param time of each row
     * @param ids for each row the series that it belongs to; empty if all belong to one
     * @return the series, in the order in which the table names them first
     * @throws IllegalArgumentException if a series has a time twice
     */
    public static List<Series> of(String source, String column, TimeColumn time, List<String> ids) {
        Map<String, List<Integer>> byId = new LinkedHashMap<>();
        for (int row = 0; row < time.at().length; row++)
            byId.computeIfAbsent(ids.isEmpty() ? "" : ids.get(row), id -> new ArrayList<>())
                    .add(row);
        List<Series> all = new ArrayList<>();
        byId.forEach((id, rows) -> all.add(ordered(source, column, time, id, rows)));
        return all;
    }

    private static Series ordered(String source, String column, TimeColumn time, String id, List<Integer> unordered) {
        double[] at = time.at();
        int[] rows = unordered.stream()
                .sorted(Comparator.comparingDouble(row -> at[row]))
                .mapToInt(row -> row)
                .toArray();
        double[] times = IntStream.of(rows).mapToDouble(row -> at[row]).toArray();
        for (int i = 1; i < times.length; i++)
            if (times[i] == times[i - 1])
                throw new IllegalArgumentException(source + ", row " + (rows[i] + 1) + ", column " + column
                        + ": the time "
                        + time.scale().text(times[i])
                        + (id.isEmpty() ? "" : " of series " + id) + " is that of row " + (rows[i - 1] + 1)
                        + ", too; times must increase, with one row for each: "
                        + (id.isEmpty() ? "name the column that tells several series apart (--series), or " : "")
                        + "remove one of the rows");
        return new Series(id, rows, times);
    }

    /**
     * Number of rows.
     *
     * @return at least 1
     */
    public int size() {
        return rows.length;
    }

    /**
     * The usual difference of times: their median.
     *
     * @return above 0; 1 of a single row
     */
    public double step() {
        if (times.length < 2) return 1;
        double[] differences = IntStream.range(1, times.length)
                .mapToDouble(i -> times[i] - times[i - 1])
                .sorted()
                .toArray();
        return differences[(differences.length - 1) / 2];
    }

    /**
     * Where steps are missing: differences of more than one and a half steps.
     *
     * @return in the order of time
     */
    public List<Gap> gaps() {
        double step = step();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < times.length; i++) {
            double steps = (times[i] - times[i - 1]) / step;
            if (steps > GAP) gaps.add(new Gap(i - 1, Math.max(1, Math.round(steps) - 1)));
        }
        return gaps;
    }

    /**
     * The windows of successive rows.
     *
     * @param length rows of a window, at least 1
     * @param overGaps whether a window may have a gap in it
     * @return positions of their first rows, ascending
     */
    public int[] windows(int length, boolean overGaps) {
        boolean[] broken = new boolean[Math.max(1, size())];
        if (!overGaps) for (Gap gap : gaps()) broken[gap.before()] = true;
        int[] lastBreak = new int[size()];
        Arrays.fill(lastBreak, -1);
        for (int i = 1; i < size(); i++) lastBreak[i] = broken[i - 1] ? i - 1 : lastBreak[i - 1];
        return IntStream.rangeClosed(0, size() - length)
                .filter(first -> lastBreak[first + length - 1] < first)
                .toArray();
    }
}
