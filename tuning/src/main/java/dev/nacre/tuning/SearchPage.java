package dev.nacre.tuning;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An HTML page about a search: the score over each dimension, and a table. */
record SearchPage(String title, SearchSpace space, List<Tried> ranked, List<String> warnings) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 200;
    private static final int LEFT = 56;
    private static final int BOTTOM = 28;
    private static final int TOP = 10;
    private static final int ROWS = 50;

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #222; --paper: #fff; --grid: #ccc; --dot: #26a; --best: #c40; }
            @media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #161616; --grid: #444; --dot: #7bf; \
            --best: #fa6; } }
            body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: \
            76rem; margin: 2rem auto;
              padding: 0 1rem; }
            .charts { display: flex; flex-wrap: wrap; gap: 1rem; } figure { margin: 0; } svg { width: 360px; \
            max-width: 100%; }
            text { font-size: 11px; fill: var(--ink); } .axis { stroke: var(--grid); } circle { fill: var(--dot); \
            opacity: .75; }
            circle.best { fill: var(--best); opacity: 1; } table { border-collapse: collapse; font-size: 13px; }
            td, th { text-align: left; padding: .15rem .8rem .15rem 0; border-bottom: 1px solid var(--grid); }
            .scroll { overflow-x: auto; }
            """;

    String html() {
        StringBuilder charts = new StringBuilder();
        for (int d = 0; d < space.dimensions().size(); d++) charts.append(chart(d));
        String notes =
                warnings.stream().map(w -> "<p><b>" + escape(w) + "</b></p>").collect(Collectors.joining());
        long failed = ranked.stream().filter(tried -> tried.result().failed()).count();
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width\">"
                + "<title>" + escape(title) + "</title><style>" + STYLE + "</style></head><body><h1>" + escape(title)
                + "</h1>"
                + format(
                        "<p>%d trials, %d failed, best score %.4f.</p>",
                        ranked.size(), failed, ranked.get(0).result().score())
                + notes + "<div class=\"charts\">" + charts + "</div><div class=\"scroll\">" + table()
                + "</div></body></html>\n";
    }

    private String chart(int d) {
        double[] scores = ranked.stream()
                .filter(t -> !t.result().failed())
                .mapToDouble(t -> t.result().score())
                .sorted()
                .toArray();
        double low = scores[scores.length / 10];
        double high = scores[scores.length - 1];
        StringBuilder svg = new StringBuilder(format(
                "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"score over "
                        + "%s\">",
                escape(space.dimensions().get(d)),
                WIDTH,
                HEIGHT,
                escape(space.dimensions().get(d))));
        svg.append(format(
                "<path class=\"axis\" fill=\"none\" d=\"M%d %dV%dH%d\"/>", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - TOP));
        svg.append(label(LEFT - 6, TOP + 8, "end", format("%.4g", high)))
                .append(label(LEFT - 6, HEIGHT - BOTTOM, "end", format("%.4g", low)))
                .append(label(LEFT, HEIGHT - 8, "start", space.range(d).at(0)))
                .append(label(WIDTH - TOP, HEIGHT - 8, "end", space.range(d).at(Math.nextDown(1.0))));
        for (int i = ranked.size() - 1; i >= 0; i--) svg.append(dot(ranked.get(i), d, low, high, i == 0));
        return svg.append("</svg></figure>\n").toString();
    }

    /** Scores below the lowest tenth are drawn on the axis. */
    private String dot(Tried tried, int d, double low, double high, boolean best) {
        if (tried.result().failed()) return "";
        double share = high > low ? Math.max(0, (tried.result().score() - low) / (high - low)) : 0.5;
        return format(
                "<circle%s cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"><title>%s: %.4f</title></circle>",
                best ? " class=\"best\"" : "",
                LEFT + 6 + tried.position()[d] * (WIDTH - TOP - LEFT - 12),
                HEIGHT - BOTTOM - 6 - share * (HEIGHT - BOTTOM - TOP - 12),
                best ? 5 : 4,
                escape(space.range(d).at(tried.position()[d])),
                tried.result().score());
    }

    private static String label(int x, int y, String anchor, String text) {
        return format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(text));
    }

    private String table() {
        StringBuilder html = new StringBuilder("<table><tr><th>score</th><th>budget</th>");
        for (String name : space.dimensions())
            html.append("<th>").append(escape(name)).append("</th>");
        html.append("</tr>");
        for (Tried each : ranked.subList(0, Math.min(ROWS, ranked.size()))) {
            Result r = each.result();
            html.append("<tr><td>")
                    .append(r.failed() ? escape(r.failure()) : format("%.4f", r.score()))
                    .append("</td><td>")
                    .append(r.trial().budget())
                    .append("</td>");
            for (int d = 0; d < each.position().length; d++)
                html.append("<td>")
                        .append(escape(space.range(d).at(each.position()[d])))
                        .append("</td>");
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
