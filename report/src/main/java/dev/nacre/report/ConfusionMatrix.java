package dev.nacre.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each.
 *
 * @param labels names of the classes
 * @param counts true class → predicted class → samples
 */
public record ConfusionMatrix(List<String> labels, int[][] counts) {
    /**
     * Counts pairs.
     *
     * @param labels names of the classes
     * @param truth the class of each sample, as an index
     * @param predicted the class each sample was taken for
     * @return the matrix
     */
    public static ConfusionMatrix of(List<String> labels, int[] truth, int[] predicted) {
        int[][] counts = new int[labels.size()][labels.size()];
        for (int i = 0; i < truth.length; i++) counts[truth[i]][predicted[i]]++;
        return new ConfusionMatrix(labels, counts);
    }

    /**
     * The share of a class that was recognised.
     *
     * @param label index of the class
     * @return 0 to 1; NaN if there was no sample of it
     */
    public double recall(int label) {
        return (double) counts[label][label] / IntStream.of(counts[label]).sum();
    }

    /**
     * The share that is right among what was taken for a class.
     *
     * @param label index of the class
     * @return 0 to 1; NaN if nothing was taken for it
     */
    public double precision(int label) {
        int taken = 0;
        for (int[] row : counts) taken += row[label];
        return (double) counts[label][label] / taken;
    }

    /**
     * The matrix with recall beside it and precision below.
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
            int all = IntStream.of(counts[i]).sum();
            for (int j = 0; j < n; j++) html.append(cell(i, j, all));
            html.append(figure(recall(i))).append("</tr>\n");
        }
        html.append("<tr><th class=\"figure\">precision</th>");
        for (int j = 0; j < n; j++) html.append(figure(precision(j)));
        return html.append("<td></td></tr></table>\n").toString();
    }

    /** Mistakes are few: their colour is stronger, so that one of them is seen. */
    private String cell(int truth, int predicted, int all) {
        int count = counts[truth][predicted];
        if (count == 0) return "<td class=\"zero\">·</td>";
        boolean right = truth == predicted;
        double share = (double) count / all;
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"--v:%.2f\" title=\"%d of %d %s read as %s\">%d</td>",
                right ? "right" : "wrong",
                right ? 0.15 + 0.6 * share * share : Math.min(1, 0.25 + 2 * share),
                count,
                all,
                Html.escape(labels.get(truth)),
                Html.escape(labels.get(predicted)),
                count);
    }

    private static String figure(double share) {
        return "<td class=\"figure\">" + (Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share))
                + "</td>";
    }
}
