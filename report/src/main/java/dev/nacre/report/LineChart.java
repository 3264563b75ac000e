package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line chart of values by epoch, or by step. On a {@link Page}, users can zoom in by dragging over it, and zoom out
 * by a double click.
 *
 * @param title title of the chart
 * @param across label of the horizontal axis: what it counts
 * @param scale of the vertical axis
 * @param series the lines, up to eight
 */
public record LineChart(String title, String across, Scale scale, List<Series> series) {
    /** The scale of the vertical axis. */
    public enum Scale {
        /** Linear. */
        LINEAR,
        /** Logarithmic; linear if any value is not above 0. */
        LOGARITHMIC,
        /** Linear, without the lowest tenth of the values: for values that rise fast at first, then slowly. */
        UPPER
    }

    /** Lines with more points than this have no dots with tooltips. */
    private static final int MOST_DOTS = 200;

    /** Copies the list. */
    public LineChart {
        series = List.copyOf(series);
    }

    /**
     * A chart by epoch.
     *
     * @param title title of the chart
     * @param scale of the vertical axis
     * @param series the lines, up to eight
     */
    public LineChart(String title, Scale scale, List<Series> series) {
        this(title, "epoch", scale, series);
    }

    /**
     * The chart, with a legend if there are several lines.
     *
     * @return a {@code figure} element; empty if there are no values
     */
    public String html() {
        double[] values = series.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) return "";
        Axis y = vertical(values);
        double last = series.stream()
                .flatMap(line -> line.at().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        Frame frame = new Frame(Axis.linear(0, last), y, across);
        String data = format(" data-log=\"%b\" data-across=\"%s\"", y.logarithmic(), Html.escape(across));
        List<String> names =
                series.size() > 1 ? series.stream().map(Series::name).toList() : List.of();
        StringBuilder html = new StringBuilder(Frame.open(title, data, names)).append(frame.grid(true));
        for (int i = 0; i < series.size(); i++) html.append(line(frame, i, series.get(i)));
        return html.append(Frame.close()).toString();
    }

    private Axis vertical(double[] sorted) {
        double min = sorted[scale == Scale.UPPER ? sorted.length / 10 : 0];
        double max = sorted[sorted.length - 1];
        return scale == Scale.LOGARITHMIC && min > 0 ? Axis.logarithmic(min, max) : Axis.linear(min, max);
    }

    /** Leaves out points below the axis. */
    private String line(Frame frame, int number, Series line) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        boolean few = line.values().size() <= MOST_DOTS;
        for (int i = 0; i < line.values().size(); i++) {
            double value = line.values().get(i);
            if (!Double.isFinite(value) || frame.y().at(value) < -1e-9) continue;
            String left = format("%.1f", frame.left(line.at().get(i)));
            String top = format("%.1f", frame.top(value));
            points.append(left).append(',').append(top).append(' ');
            if (few)
                dots.append(format(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"5\"><title>%s, %s %.0f: %s</title></circle>",
                        left,
                        top,
                        Html.escape(line.name()),
                        Html.escape(across),
                        line.at().get(i),
                        figure(value)));
        }
        return format(
                "<g class=\"line s%d\" data-name=\"%s\" data-x=\"%s\" data-y=\"%s\"><polyline points=\"%s\"/>%s</g>",
                number, Html.escape(line.name()), numbers(line.at()), numbers(line.values()), points, dots);
    }

    private static String figure(double value) {
        return value != 0 && Math.abs(value) < 0.001 ? format("%.3g", value) : format("%.4f", value);
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                .map(v -> v == Math.rint(v) && Math.abs(v) < 1e9
                        ? Long.toString(v.longValue())
                        : String.format(Locale.ROOT, "%.5g", v))
                .collect(Collectors.joining(" "));
    }
}
