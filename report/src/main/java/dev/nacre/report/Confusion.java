package dev.nacre.report;

import dev.nacre.metrics.ConfusionMatrix;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix, as a table.
 *
 * @param labels names of the classes
 * @param matrix the counts, on held-out data
 */
public record Confusion(List<String> labels, ConfusionMatrix matrix) {
    /** Checks that there is one label per class. */
    public Confusion {
        labels = List.copyOf(labels);
        if (labels.size() != matrix.classes())
            throw new IllegalArgumentException("a confusion matrix of " + matrix.classes()
                    + " classes needs one label per class, got " + labels.size());
    }

    /**
     * The table with a heading.
     *
     * @return a section
     */
    public Section section() {
        return new Section(
                "Confusion matrix",
                "<div class=\"scroll\">" + html()
                        + "</div><p class=\"note\">Rows are the true classes, columns the predicted classes.</p>");
    }

    /**
     * The matrix with recall on its right and precision below.
     *
     * @return a {@code table} element
     */
    public String html() {
        int n = labels.size();
        StringBuilder html = new StringBuilder("<table class=\"confusion\"><tr><td></td>");
        for (String label : labels)
            html.append("<th>").append(Html.escape(label)).append("</th>");
        html.append("<th class=\"figure\">recall</th></tr>\n");
        for (int i = 0; i < n; i++) {
            html.append("<tr><th>").append(Html.escape(labels.get(i))).append("</th>");
            for (int j = 0; j < n; j++) html.append(cell(i, j));
            html.append(figure(matrix.recall(i), matrix.actual(i))).append("</tr>\n");
        }
        html.append("<tr><th class=\"figure\">precision</th>");
        for (int j = 0; j < n; j++) html.append(figure(matrix.precision(j), matrix.taken(j)));
        return html.append("<td></td></tr></table>\n").toString();
    }

    /** Errors are rare, so their colour is stronger: a single one must be visible. */
    private String cell(int truth, int predicted) {
        int count = matrix.count(truth, predicted);
        int all = matrix.actual(truth);
        if (count == 0) return "<td class=\"zero\">·</td>";
        boolean right = truth == predicted;
        double share = (double) count / all;
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"--v:%.2f\" title=\"%d of %d %s predicted as %s\">%d</td>",
                right ? "right" : "wrong",
                right ? 0.15 + 0.6 * share * share : Math.min(1, 0.25 + 2 * share),
                count,
                all,
                Html.escape(labels.get(truth)),
                Html.escape(labels.get(predicted)),
                count);
    }

    /** Empty if the ratio has the denominator 0. */
    private static String figure(double share, int of) {
        return "<td class=\"figure\">" + (of == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share)) + "</td>";
    }
}
