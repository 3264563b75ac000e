package dev.nacre.cli;

import dev.nacre.report.FigureTable;
import dev.nacre.report.Scatter;
import dev.nacre.report.Section;
import dev.nacre.tables.Reason;
import dev.nacre.tables.ScoredRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * What a detector finds normal in each column: the values found beside those expected.
 *
 * @param sample rows with reasons
 * @param columns in the order in which they are shown
 */
record NormalColumns(List<ScoredRow> sample, List<String> columns) {
    private static final int MOST = 24;
    private static final int CATEGORIES = 10;

    /** A value of a row. */
    private record Value(Reason reason, boolean unusual) {}

    List<Section> sections() {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        columns.stream().limit(MOST).forEach(column -> values.put(column, new ArrayList<>()));
        for (ScoredRow row : sample)
            for (Reason reason : row.reasons())
                if (values.containsKey(reason.column()))
                    values.get(reason.column()).add(new Value(reason, row.unusual()));
        StringBuilder charts = new StringBuilder();
        List<List<String>> categories = new ArrayList<>();
        values.forEach((column, all) -> {
            if (isNumber(all)) charts.append(chart(column, all));
            else categories.addAll(rows(column, all));
        });
        List<Section> sections = new ArrayList<>();
        if (!charts.isEmpty()) sections.add(numbers(charts.toString()));
        if (!categories.isEmpty()) sections.add(categories(categories));
        return sections;
    }

    private static boolean isNumber(List<Value> values) {
        return values.stream().anyMatch(value -> !Double.isNaN(value.reason().expectedNumber()));
    }

    private Section numbers(String charts) {
        return Section.figures(
                "What is normal: numbers",
                String.format(
                        Locale.ROOT,
                        "One point for each of %d rows: the value found to the right, what rows like it have upwards. "
                                + "Near the diagonal a value is usual%s.",
                        sample.size(),
                        columns.size() > MOST ? "; the " + MOST + " columns with the largest shares" : ""),
                charts);
    }

    private static String chart(String column, List<Value> values) {
        List<Value> points = values.stream()
                .filter(value -> Double.isFinite(value.reason().foundNumber())
                        && Double.isFinite(value.reason().expectedNumber()))
                .toList();
        if (points.isEmpty()) return "";
        FloatMatrix coordinates = new FloatMatrix(2, points.size());
        int[] classes = new int[points.size()];
        for (int i = 0; i < classes.length; i++) {
            coordinates.data[2 * i] = (float) points.get(i).reason().foundNumber();
            coordinates.data[2 * i + 1] = (float) points.get(i).reason().expectedNumber();
            classes[i] = points.get(i).unusual() ? 1 : 0;
        }
        return new Scatter(column + ": expected, upwards", "found", coordinates, classes, List.of("usual", "unusual"))
                .html();
    }

    private Section categories(List<List<String>> rows) {
        return Section.figures(
                "What is normal: categories",
                "How often a category is found among " + sample.size()
                        + " rows, and how often rows like these have the same one.",
                new FigureTable(List.of("column", "found", "rows", "same expected, %"), rows, -1).html());
    }

    private static List<List<String>> rows(String column, List<Value> values) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Value value : values) {
            int[] count = counts.computeIfAbsent(value.reason().found(), found -> new int[2]);
            count[0]++;
            if (value.reason().found().equals(value.reason().expected())) count[1]++;
        }
        return counts.entrySet().stream()
                .sorted((a, b) -> b.getValue()[0] - a.getValue()[0])
                .limit(CATEGORIES)
                .map(entry -> List.of(
                        column,
                        entry.getKey(),
                        Integer.toString(entry.getValue()[0]),
                        String.format(Locale.ROOT, "%.0f", 100.0 * entry.getValue()[1] / entry.getValue()[0])))
                .toList();
    }
}
