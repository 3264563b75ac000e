package dev.nacre.examples.report;

import java.util.List;
import java.util.Locale;

/**
 * A chart of figures by epoch.
 *
 * @param title what it shows
 * @param scale of the vertical axis
 * @param series its lines, up to three
 */
public record LineChart(String title, Scale scale, List<Series> series) {
    /** How the vertical axis runs. */
    public enum Scale {
        /** Equal differences have equal distances. */
        LINEAR,
        /** Equal ratios have equal distances; linear if a value is not above 0. */
        LOGARITHMIC,
        /** Linear, without the lowest tenth of the values: for what climbs fast and then slowly. */
        UPPER
    }

    private static final int WIDTH = 520;
    private static final int HEIGHT = 260;
    private static final int LEFT = 50;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 38;

    /**
     * The chart, with a legend if there are several lines.
     *
     * @return a {@code figure} element
     */
    public String html() {
        double[] values = series.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (values.length == 0) return "";
        StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption>" + Html.escape(title));
        if (series.size() > 1)
            for (int i = 0; i < series.size(); i++)
                html.append(" <span class=\"key s%d\">%s</span>"
                        .formatted(i, Html.escape(series.get(i).name())));
        html.append("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, Html.escape(title)));
        int epochs =
                series.stream().mapToInt(line -> line.values().size()).max().orElse(1);
        Axis y = vertical(values);
        Axis x = Axis.linear(0, epochs);
        grid(html, x, y);
        for (int i = 0; i < series.size(); i++) line(html, i, series.get(i), x, y);
        return html.append("</svg></figure>\n").toString();
    }

    private Axis vertical(double[] sorted) {
        double min = sorted[scale == Scale.UPPER ? sorted.length / 10 : 0];
        double max = sorted[sorted.length - 1];
        return scale == Scale.LOGARITHMIC && min > 0 ? Axis.logarithmic(min, max) : Axis.linear(min, max);
    }

    private static double left(Axis x, double value) {
        return LEFT + x.at(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double top(Axis y, double value) {
        return HEIGHT - BOTTOM - y.at(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static void grid(StringBuilder html, Axis x, Axis y) {
        for (double tick : y.ticks())
            html.append(format(
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT, top(y, tick), WIDTH - RIGHT, LEFT - 8, top(y, tick) + 4, Axis.label(tick)));
        for (double tick : x.ticks())
            if (tick == Math.rint(tick))
                html.append(format(
                        "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        left(x, tick), HEIGHT - BOTTOM + 17, Axis.label(tick)));
        html.append(format(
                "<text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">epoch</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4));
    }

    /** What lies below the axis is left out. */
    private static void line(StringBuilder html, int number, Series line, Axis x, Axis y) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < line.values().size(); i++) {
            double value = line.values().get(i);
            if (y.at(value) < 0) continue;
            String left = format("%.1f", left(x, i + 1));
            String top = format("%.1f", top(y, value));
            points.append(left).append(',').append(top).append(' ');
            dots.append(format(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"5\"><title>%s, epoch %d: %.4f</title></circle>",
                    left, top, Html.escape(line.name()), i + 1, value));
        }
        html.append(format("<g class=\"s%d\"><polyline points=\"%s\"/>%s</g>", number, points, dots));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
