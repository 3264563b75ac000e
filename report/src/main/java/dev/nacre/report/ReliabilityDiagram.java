package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.util.List;

/**
 * How far probabilities can be believed: the share of samples classified correctly against the mean probability of the
 * predicted class, for groups of similar probability. Points on the diagonal are well calibrated; below it the model is
 * too sure. The area of a point stands for its number of samples. DeGroot and Fienberg, 1983; Guo et al., 2017,
 * arXiv:1706.04599, figure 1.
 *
 * @param title title of the chart
 * @param points by rising confidence
 */
public record ReliabilityDiagram(String title, List<Point> points) {
    private static final double LARGEST = 14;
    private static final double SMALLEST = 2;

    /**
     * One group of samples.
     *
     * @param confidence their mean probability of the predicted class, 0 to 1
     * @param accuracy the share of them that is classified correctly, 0 to 1
     * @param count their number, at least 1
     */
    public record Point(double confidence, double accuracy, int count) {
        /** Checks the components. */
        public Point {
            if (!(confidence >= 0 && confidence <= 1.001 && accuracy >= 0 && accuracy <= 1) || count < 1)
                throw new IllegalArgumentException("confidence and accuracy must be 0 to 1 and count >= 1, not "
                        + confidence + ", " + accuracy + " and " + count);
        }
    }

    /** Copies the list. */
    public ReliabilityDiagram {
        points = List.copyOf(points);
    }

    /**
     * The chart.
     *
     * @return a {@code figure} element; empty if there are no points
     */
    public String html() {
        if (points.isEmpty()) return "";
        Axis shares = Axis.linear(0, 1);
        Frame frame = new Frame(shares, shares, "probability of the predicted class");
        int most = points.stream().mapToInt(Point::count).max().orElse(1);
        StringBuilder svg = new StringBuilder(Frame.open(title, "", List.of("classified correctly")))
                .append(frame.grid(false))
                .append(format(
                        "<path class=\"rule\" d=\"M%.1f %.1fL%.1f %.1f\"/><g class=\"scatter s0\">",
                        frame.left(0), frame.top(0), frame.left(1), frame.top(1)));
        for (Point point : points)
            svg.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%.1f %% sure, %.1f %% right, %d samples</title>"
                            + "</circle>",
                    frame.left(point.confidence()),
                    frame.top(point.accuracy()),
                    Math.max(SMALLEST, LARGEST * Math.sqrt((double) point.count() / most)),
                    100 * point.confidence(),
                    100 * point.accuracy(),
                    point.count()));
        return svg.append("</g>").append(Frame.close()).toString();
    }
}
