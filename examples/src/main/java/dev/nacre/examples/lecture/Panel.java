package dev.nacre.examples.lecture;

import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One chart of a sheet.
 *
 * @param title above it
 * @param x horizontal axis
 * @param y vertical axis
 * @param image an image behind all, as a data URI; empty for none
 * @param ground lines in the background, without colour: contours
 * @param lines lines in the foreground, each in its own colour
 */
public record Panel(String title, Scale x, Scale y, String image, List<Line> ground, List<Line> lines) {
    private static final int LEFT = 56;
    private static final int RIGHT = 8;
    private static final int TOP = 22;
    private static final int BOTTOM = 36;

    /** Without anything in the background. */
    public static Panel of(String title, Scale x, Scale y, List<Line> lines) {
        return new Panel(title, x, y, "", List.of(), lines);
    }

    /** What is inside of an {@code svg} element of this size. */
    public String svg(int width, int height) {
        StringBuilder svg = new StringBuilder();
        svg.append(format("<text class=\"title\" x=\"%d\" y=\"14\">%s</text>", LEFT, title));
        if (!image.isEmpty())
            svg.append(format(
                    "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\" href=\"%s\"/>",
                    LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM, image));
        svg.append(format(
                "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM));
        svg.append(format(
                "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + width - RIGHT) / 2, height - 6, x.name()));
        int middle = (TOP + height - BOTTOM) / 2;
        svg.append(format(
                "<text class=\"axis\" x=\"14\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 14 %d)\">"
                        + "%s</text>",
                middle, middle, y.name()));
        List<Double> ticks = y.axis().ticks();
        int every = ticks.size() / 8 + 1;
        for (int i = 0; i < ticks.size(); i += every) {
            double tick = ticks.get(i);
            svg.append(format(
                    "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 5, top(tick, height) + 3, label(tick)));
        }
        for (double tick : x.axis().ticks())
            svg.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    left(tick, width), height - BOTTOM + 13, label(tick)));
        for (Line line : ground) svg.append(path("ground", line, width, height));
        for (int i = 0; i < lines.size(); i++) svg.append(path("line c" + i % 8, lines.get(i), width, height));
        return svg.toString();
    }

    /** Very large and very small numbers are shown as powers of ten. */
    private static String label(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size > 1e4)) return format("1e%d", Math.round(Math.log10(size)));
        return Axis.label(value);
    }

    private double left(double value, int width) {
        return LEFT + x.axis().at(value) * (width - LEFT - RIGHT);
    }

    private double top(double value, int height) {
        return height - BOTTOM - y.axis().at(value) * (height - TOP - BOTTOM);
    }

    /** Cut at the bounds of the panel. A point alone is a dot: the line's end is round. */
    private String path(String type, Line line, int width, int height) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < line.x().length; i++) {
            double across = x.axis().at(line.x()[i]);
            double up = y.axis().at(line.y()[i]);
            boolean inside = across >= -0.001 && across <= 1.001 && up >= -0.001 && up <= 1.001; // false for NaN
            if (inside) part.append(format("%.1f,%.1f ", left(line.x()[i], width), top(line.y()[i], height)));
            if (!inside || i == line.x().length - 1) {
                String points = part.toString().strip();
                if (!points.isEmpty()) parts.add(points);
                part.setLength(0);
            }
        }
        StringBuilder svg = new StringBuilder();
        for (String points : parts)
            svg.append(
                    points.contains(" ")
                            ? format("<polyline class=\"%s\" points=\"%s\"/>", type, points)
                            : format("<polyline class=\"%s dot\" points=\"%s %s\"/>", type, points, points));
        return svg.toString();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
