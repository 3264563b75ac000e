package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A scatter plot of samples, coloured by class. The label of each class is at the median of its points.
 *
 * @param title title of the chart
 * @param across label of the horizontal axis
 * @param points 2 × samples
 * @param classes the class of each sample, as an index
 * @param labels names of the classes, up to ten
 */
public record Scatter(String title, String across, FloatMatrix points, int[] classes, List<String> labels) {
    /** Margin at each side, as a fraction of the range. */
    private static final double MARGIN = 0.03;

    /** Checks that the components match. */
    public Scatter {
        if (points.rows != 2 || points.columns != classes.length)
            throw new IllegalArgumentException("points must be 2 × samples with one class per sample, not "
                    + points.rows + " × " + points.columns + " with " + classes.length + " classes");
        labels = List.copyOf(labels);
    }

    /**
     * The chart.
     *
     * @return a {@code figure} element
     */
    public String html() {
        Frame frame = new Frame(axis(0), axis(1), across);
        StringBuilder html = new StringBuilder(Frame.open(title, "", labels)).append(frame.grid(false));
        for (int c = 0; c < labels.size(); c++) {
            html.append(format("<g class=\"scatter s%d\">", c));
            for (int s = 0; s < classes.length; s++)
                if (classes[s] == c)
                    html.append(format(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                            frame.left(coordinate(0, s)), frame.top(coordinate(1, s))));
            html.append("</g>");
        }
        html.append("<g class=\"scatter\">");
        for (int c = 0; c < labels.size(); c++) html.append(mark(frame, c));
        return html.append("</g>").append(Frame.close()).toString();
    }

    private String mark(Frame frame, int label) {
        int[] own = IntStream.range(0, classes.length)
                .filter(s -> classes[s] == label)
                .toArray();
        if (own.length == 0) return "";
        return format(
                "<text class=\"mark\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                frame.left(median(0, own)), frame.top(median(1, own)), Html.escape(labels.get(label)));
    }

    private double median(int which, int[] samples) {
        double[] sorted = Arrays.stream(samples)
                .mapToDouble(s -> coordinate(which, s))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private double coordinate(int which, int sample) {
        return points.data[2 * sample + which];
    }

    private Axis axis(int which) {
        double[] sorted = IntStream.range(0, classes.length)
                .mapToDouble(s -> coordinate(which, s))
                .sorted()
                .toArray();
        if (sorted.length == 0) return Axis.linear(0, 1);
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        Axis round = Axis.linear(low, high);
        if (!(high > low)) return round;
        double margin = MARGIN * (high - low);
        List<Double> inside = round.ticks().stream()
                .filter(tick -> tick >= low - margin && tick <= high + margin)
                .toList();
        return new Axis(low - margin, high + margin, false, inside);
    }
}
