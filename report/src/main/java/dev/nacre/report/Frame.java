package dev.nacre.report;

import java.util.Locale;

/** The coordinate system of a chart: 520 × 260, with labels below and on the left. */
record Frame(Axis x, Axis y, String across) {
    static final int WIDTH = 520;
    static final int HEIGHT = 260;
    static final int LEFT = 50;
    static final int RIGHT = 12;
    static final int TOP = 10;
    static final int BOTTOM = 38;

    /**
     * The beginning of a figure, up to the opening {@code svg} tag, included. {@code names} is the legend: one name per
     * colour.
     */
    static String open(String title, String attributes, Iterable<String> names) {
        return open(title, HEIGHT, attributes, names);
    }

    static String open(String title, int height, String attributes, Iterable<String> names) {
        StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption>" + Html.escape(title));
        int i = 0;
        for (String name : names) html.append(format(" <span class=\"key s%d\">%s</span>", i++, Html.escape(name)));
        return html.append(format(
                        "</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"%s>",
                        WIDTH, height, Html.escape(title), attributes))
                .toString();
    }

    static String close() {
        return "</svg></figure>\n";
    }

    double left(double value) {
        return LEFT + x.at(value) * (WIDTH - LEFT - RIGHT);
    }

    double top(double value) {
        return HEIGHT - BOTTOM - y.at(value) * (HEIGHT - TOP - BOTTOM);
    }

    /**
     * Grid lines and labels at the ticks. If the horizontal axis counts something, it has labels at whole numbers only.
     */
    String grid(boolean countsAcross) {
        StringBuilder svg = new StringBuilder("<g class=\"axes\">");
        for (double tick : y.ticks())
            svg.append(format(
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/>"
                            + "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT, top(tick), WIDTH - RIGHT, LEFT - 8, top(tick) + 4, Html.escape(Axis.label(tick))));
        for (double tick : x.ticks())
            if (!countsAcross || tick == Math.rint(tick))
                svg.append(format(
                        "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        left(tick), HEIGHT - BOTTOM + 17, Html.escape(Axis.label(tick))));
        return svg.append(format(
                        "</g><text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, Html.escape(across)))
                .toString();
    }

    static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
