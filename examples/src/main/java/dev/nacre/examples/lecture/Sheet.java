package dev.nacre.examples.lecture;

import java.util.List;
import java.util.Locale;

/**
 * Panels in rows with one legend: a self-contained image, for light and dark mode.
 *
 * @param title the title
 * @param columns panels in a row
 * @param width of a panel, in pixels
 * @param height of a panel, in pixels
 * @param legend names of the lines, in the order of their colours; may be empty
 * @param panels row by row
 */
record Sheet(String title, int columns, int width, int height, List<String> legend, List<Panel> panels) {
    private static final String STYLE = """
            <style>
            svg { background: #fff; font: 11px system-ui, sans-serif; }
            text { fill: #333; } .head { font-size: 15px; font-weight: 600; } .title { font-weight: 600; } \
            .tick, .axis { fill: #777; font-size: 9px; }
            .frame { fill: none; stroke: #ddd; } polyline { fill: none; stroke-width: 1.6; stroke-linejoin: round; \
            stroke-linecap: round; } .dot { stroke-width: 4; }
            .ground { stroke: #ddd; stroke-width: 1; }
            .c0 { stroke: #2f74d0; } .c1 { stroke: #e07b28; } .c2 { stroke: #2a9d5c; } .c3 { stroke: #c8378b; }
            .c4 { stroke: #7a5bd0; } .c5 { stroke: #a07c00; } .c6 { stroke: #00939c; } .c7 { stroke: #d0392f; }
            @media (prefers-color-scheme: dark) {
              svg { background: #16181d; } text { fill: #ddd; } .tick, .axis { fill: #999; } .frame, .ground { stroke: \
              #3a3f4a; }
            }
            </style>
            """;

    /** One large panel, whose lines the legend names. */
    static Sheet of(String title, Panel panel) {
        List<String> names = panel.lines().stream().map(Line::name).toList();
        return new Sheet(title, 1, 620, 330, names, List.of(panel));
    }

    String svg() {
        int rows = (panels.size() + columns - 1) / columns;
        int top = legend.isEmpty() ? 28 : 50;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                columns * width + 8,
                top + rows * height,
                title));
        svg.append(STYLE);
        svg.append("<text class=\"head\" x=\"10\" y=\"20\">").append(title).append("</text>");
        int at = 10;
        for (int i = 0; i < legend.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline class=\"c%d\" points=\"%d,38 %d,38\"/><text x=\"%d\" y=\"42\">%s</text>",
                    i % 8,
                    at,
                    at + 16,
                    at + 20,
                    legend.get(i)));
            at += 36 + 6 * legend.get(i).length();
        }
        for (int i = 0; i < panels.size(); i++)
            svg.append(String.format(
                    Locale.ROOT,
                    "%n<g transform=\"translate(%d %d)\">%s</g>",
                    i % columns * width,
                    top + i / columns * height,
                    panels.get(i).svg(width, height)));
        return svg.append("\n</svg>\n").toString();
    }

    /** What was measured, in a line for each line that the legend names: all of its values, or the first and last. */
    String figures() {
        StringBuilder text = new StringBuilder();
        for (Panel panel : panels)
            for (int i = 0; i < Math.min(legend.size(), panel.lines().size()); i++) {
                String values = panel.lines().get(i).values();
                if (!values.isEmpty()) text.append("  %s, %s: %s%n".formatted(panel.title(), legend.get(i), values));
            }
        return text.toString();
    }
}
