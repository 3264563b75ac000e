package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.report.Html;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Charts and texts of frames. */
final class Charts {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;

    private Charts() {}

    /** A chart, with a legend of those of its lines that have a name. */
    static String panel(Panel panel) {
        return panel(panel, WIDTH, HEIGHT);
    }

    /** A map, as high as it is wide. */
    static String square(Panel panel) {
        return panel(panel, WIDTH, WIDTH - 6);
    }

    private static String panel(Panel panel, int width, int height) {
        StringBuilder html = new StringBuilder("<figure><figcaption>");
        List<Line> lines = panel.lines();
        for (int i = 0; i < lines.size(); i++)
            if (!lines.get(i).name().isEmpty())
                html.append(" <span class=\"key s")
                        .append(i % 8)
                        .append("\">")
                        .append(Html.escape(lines.get(i).name()))
                        .append("</span>");
        return html.append("</figcaption>")
                .append(svg(panel, width, height))
                .append("</figure>\n")
                .toString();
    }

    private static String svg(Panel panel, int width, int height) {
        return "<svg class=\"panel\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>"
                .formatted(width, height, panel.title(), panel.svg(width, height));
    }

    /** Small charts beside each other, with a heading, across the whole result. */
    static String row(String heading, List<Panel> panels) {
        StringBuilder html = new StringBuilder("<h3>" + Html.escape(heading) + "</h3><div class=\"small\">");
        for (Panel panel : panels) html.append(svg(panel, 200, 130));
        return wide(html.append("</div>").toString());
    }

    /** The outline of a histogram: percent of the numbers in each bin, 0.1 at least, for a logarithmic axis. */
    static Line histogram(String name, float[] numbers, double low, double high) {
        int bins = 50;
        double[] shares = new double[bins];
        for (float number : numbers)
            if (number >= low && number < high)
                shares[(int) ((number - low) / (high - low) * bins)] += 100.0 / numbers.length;
        double[] x = new double[2 * bins];
        double[] y = new double[2 * bins];
        for (int i = 0; i < 2 * bins; i++) {
            x[i] = low + (i + 1) / 2 * (high - low) / bins;
            y[i] = Math.max(0.1, shares[i / 2]);
        }
        return new Line(name, x, y);
    }

    /** Across the whole result. */
    static String wide(String html) {
        return "<div class=\"all\">" + html + "</div>\n";
    }

    /** What a logarithmic chart can show: values beyond its bounds are drawn at its ends. */
    static double[] within(double lowest, double highest, double... values) {
        return Arrays.stream(values)
                .map(value -> Math.max(lowest, Math.min(highest, value)))
                .toArray();
    }

    static double[] doubles(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
