package dev.nacre.tables;

import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.sequence.Series;
import dev.nacre.data.sequence.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Windows of series, in three parts by the time of what is forecast: all of the training part lies before all of the
 * validation part, and that before all of the test part. The steps that a forecast is made from may lie in the part
 * before: at that time they are known.
 *
 * @param table cut into windows
 * @param training what is forecast lies before the time of {@code validationFrom}
 * @param validation the windows between
 * @param test what is forecast lies at {@code testFrom} or later
 * @param origins the last steps of the test windows
 * @param validationFrom a time
 * @param testFrom a time
 * @param withoutTarget windows that were left out, because what is to be forecast is missing
 */
record SequenceSplit(
        SequenceTable table,
        Dataset training,
        Dataset validation,
        Dataset test,
        List<Origin> origins,
        double validationFrom,
        double testFrom,
        int withoutTarget) {
    private static final double VALIDATION = 0.2;

    /** The position of a step in a series. */
    record Origin(Series series, int position) {}

    /**
     * Splits by time.
     *
     * @param share of the rows, the latest ones, for the test; a fifth of the others is for validation
     * @throws IllegalArgumentException if a part has no window
     */
    static SequenceSplit of(SequenceTable table, double share) {
        double[] times = table.series().stream()
                .flatMapToDouble(series -> Arrays.stream(series.times()))
                .sorted()
                .toArray();
        int known = (int) Math.round(times.length * (1 - share));
        double validationFrom = times[(int) Math.min(times.length - 1, Math.round(known * (1 - VALIDATION)))];
        double testFrom = times[Math.min(times.length - 1, known)];
        List<List<Origin>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int without = 0;
        int length = table.how().window();
        int horizon = table.how().horizon();
        for (Series series : table.series())
            for (int first : series.windows(length + horizon, table.how().overGaps())) {
                int origin = first + length - 1;
                int part = part(series.times()[origin + 1], series.times()[origin + horizon], validationFrom, testFrom);
                if (part < 0) continue;
                if (complete(table, series, first)) parts.get(part).add(new Origin(series, origin));
                else without++;
            }
        if (parts.stream().anyMatch(List::isEmpty)) throw tooShort(table, times.length, parts, without);
        return new SequenceSplit(
                table,
                windows(table, parts.get(0), true),
                windows(table, parts.get(1), true),
                windows(table, parts.get(2), true),
                parts.get(2),
                validationFrom,
                testFrom,
                without);
    }

    /** All steps from which on a table tells what is to be forecast. */
    static List<Origin> origins(SequenceTable table) {
        int length = table.how().window();
        List<Origin> origins = new ArrayList<>();
        for (Series series : table.series())
            for (int first :
                    series.windows(length + table.how().horizon(), table.how().overGaps()))
                if (complete(table, series, first)) origins.add(new Origin(series, first + length - 1));
        if (origins.isEmpty())
            throw new IllegalArgumentException(table.source() + ": no series has a window of " + length
                    + " rows and the " + table.how().horizon() + " values after it; give more rows");
        return origins;
    }

    /** The part that all of a time lies in: 0 for training, 1 for validation, 2 for the test; negative if in none. */
    private static int part(double from, double to, double validationFrom, double testFrom) {
        if (to < validationFrom) return 0;
        if (from >= testFrom) return 2;
        return from >= validationFrom && to < testFrom ? 1 : -1;
    }

    /** Whether all that is to be forecast is there, and a value to begin from. */
    private static boolean complete(SequenceTable table, Series series, int first) {
        int length = table.how().window();
        int[] rows = series.rows();
        return IntStream.range(first + length, first + length + table.how().horizon())
                        .noneMatch(i -> Float.isNaN(table.value(rows[i])))
                && IntStream.range(first, first + length).anyMatch(i -> !Float.isNaN(table.value(rows[i])));
    }

    private static IllegalArgumentException tooShort(
            SequenceTable table, int rows, List<List<Origin>> parts, int without) {
        int window = table.how().window();
        int horizon = table.how().horizon();
        int longest = table.series().stream().mapToInt(Series::size).max().orElse(0);
        String found = longest < window + horizon
                ? "the longest series has " + longest + " rows, fewer than a window of " + window + " and a horizon of "
                        + horizon
                : rows + " rows give " + parts.get(0).size() + " windows for training, "
                        + parts.get(1).size() + " for validation and "
                        + parts.get(2).size() + " for the test"
                        + (without > 0 ? ", " + without + " more lack the value to forecast" : "");
        return new IllegalArgumentException(table.source() + ": " + found
                + "; each part needs one at least: give more rows, or a smaller --window or --horizon"
                + (table.how().overGaps() ? "" : ", or --gaps bridge"));
    }

    /** The windows that end at some steps, with or without what follows them. */
    static Dataset windows(SequenceTable table, List<Origin> origins, boolean targets) {
        int length = table.how().window();
        int horizon = table.how().horizon();
        List<int[]> rows = origins.stream()
                .map(origin -> Arrays.copyOfRange(
                        origin.series().rows(), origin.position() - length + 1, origin.position() + 1))
                .toList();
        Samples samples = Windows.gather(table.data().samples().x(), length, rows);
        if (targets) {
            FloatMatrix t = new FloatMatrix(horizon, origins.size());
            for (int w = 0; w < origins.size(); w++)
                for (int h = 0; h < horizon; h++)
                    t.data[w * horizon + h] = table.value(
                            origins.get(w).series().rows()[origins.get(w).position() + 1 + h]);
            samples = samples.withTargets(t);
        }
        List<String> names = new ArrayList<>();
        Collections.nCopies(length, table.names()).forEach(names::addAll);
        return new Dataset(samples, names, List.of());
    }

    /** Whether a row is before the validation part, so that constants may be computed from it. */
    boolean[] trainingRows() {
        boolean[] is = new boolean[table.data().size()];
        for (Series series : table.series())
            for (int i = 0; i < series.size(); i++) is[series.rows()[i]] = series.times()[i] < validationFrom;
        return is;
    }
}
