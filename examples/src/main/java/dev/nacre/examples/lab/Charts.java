package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.report.Html;
import java.util.List;
import java.util.stream.IntStream;

/** Charts and texts of frames. */
final class Charts {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;

    private Charts() {}

    /** A chart, with a legend of those of its lines that have a name. */
    static String panel(Panel panel) {
        StringBuilder html = new StringBuilder("<figure class=\"panel\"><figcaption>");
        List<Line> lines = panel.lines();
        for (int i = 0; i < lines.size(); i++)
            if (!lines.get(i).name().isEmpty())
                html.append(" <span class=\"key s")
                        .append(i % 8)
                        .append("\">")
                        .append(Html.escape(lines.get(i).name()))
                        .append("</span>");
        return html.append("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(WIDTH, HEIGHT, panel.title()))
                .append(panel.svg(WIDTH, HEIGHT))
                .append("</svg></figure>\n")
                .toString();
    }

    /** Across the whole result. */
    static String wide(String html) {
        return "<div class=\"all\">" + html + "</div>\n";
    }

    static double[] doubles(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
