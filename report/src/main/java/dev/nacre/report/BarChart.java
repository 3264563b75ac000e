package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.util.List;

/**
 * Horizontal bars with names, such as the importance of columns. A thin line shows the spread of each figure.
 *
 * @param title title of the chart
 * @param across label of the horizontal axis: what the figures are
 * @param bars from top to bottom
 */
public record BarChart(String title, String across, List<Bar> bars) {
    private static final int NAMES = 160;
    private static final int ROW = 20;
    private static final int THICKNESS = 12;
    private static final int LONGEST_NAME = 24;

    /**
     * One bar.
     *
     * @param name the text on its left; shortened if it is long, and shown in full under the pointer
     * @param value its length, from 0; finite, it may be negative
     * @param spread half of the thin line's length, such as a standard deviation, at least 0; NaN for none
     */
    public record Bar(String name, double value, double spread) {
        /** Checks the numbers. */
        public Bar {
            if (!Double.isFinite(value))
                throw new IllegalArgumentException("the value of bar " + name + " must be finite, not " + value);
            if (spread < 0 || Double.isInfinite(spread))
                throw new IllegalArgumentException(
                        "the spread of bar " + name + " must be >= 0 and finite, or NaN, not " + spread);
        }

        private double reach() {
            return Double.isNaN(spread) ? 0 : spread;
        }

        private String text() {
            return name + ": " + Axis.label(value) + (Double.isNaN(spread) ? "" : " ± " + Axis.label(spread));
        }
    }

    /** Copies the list. */
    public BarChart {
        bars = List.copyOf(bars);
    }

    /**
     * The chart, as high as its bars need.
     *
     * @return a {@code figure} element; empty if there are no bars
     */
    public String html() {
        if (bars.isEmpty()) return "";
        double least = Math.min(
                0, bars.stream().mapToDouble(b -> b.value() - b.reach()).min().orElse(0));
        double most = Math.max(
                0, bars.stream().mapToDouble(b -> b.value() + b.reach()).max().orElse(0));
        Axis axis = Axis.linear(least, most);
        int bottom = Frame.TOP + bars.size() * ROW;
        StringBuilder svg = new StringBuilder(Frame.open(title, bottom + Frame.BOTTOM, "", List.of()));
        for (double tick : axis.ticks()) svg.append(tick(axis, tick, bottom));
        for (int i = 0; i < bars.size(); i++) svg.append(bar(axis, bars.get(i), Frame.TOP + i * ROW));
        return svg.append(format(
                        "<text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        (NAMES + Frame.WIDTH - Frame.RIGHT) / 2, bottom + Frame.BOTTOM - 4, Html.escape(across)))
                .append(Frame.close())
                .toString();
    }

    private static double left(Axis axis, double value) {
        return NAMES + axis.at(value) * (Frame.WIDTH - NAMES - Frame.RIGHT);
    }

    private static String tick(Axis axis, double tick, int bottom) {
        return format(
                "<path class=\"grid\" d=\"M%.1f %dV%d\"/>"
                        + "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                left(axis, tick), Frame.TOP, bottom, left(axis, tick), bottom + 17, Axis.label(tick));
    }

    private static String bar(Axis axis, Bar bar, int top) {
        double zero = left(axis, 0);
        double end = left(axis, bar.value());
        double middle = top + ROW / 2.0;
        StringBuilder svg = new StringBuilder(format(
                "<g class=\"bars s0\"><title>%s</title>"
                        + "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
                Html.escape(bar.text()),
                NAMES - 8,
                middle + 4,
                Html.escape(shortened(bar.name())),
                Math.min(zero, end),
                middle - THICKNESS / 2.0,
                Math.abs(end - zero),
                THICKNESS));
        if (bar.reach() > 0)
            svg.append(format(
                    "<path class=\"spread\" d=\"M%.1f %.1fH%.1f\"/>",
                    left(axis, bar.value() - bar.spread()), middle, left(axis, bar.value() + bar.spread())));
        return svg.append("</g>").toString();
    }

    /** Cut between characters, not within one of two Java {@code char}s. */
    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) return name;
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
