package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Histograms of the numbers of several groups, on one axis, which is logarithmic if all numbers are above 0 and differ
 * by a large factor. The heights are shares of the group, so that groups of different sizes can be compared.
 *
 * @param title title of the chart
 * @param across label of the horizontal axis: what the numbers are
 * @param groups name → numbers, up to ten groups
 * @param rule position of a vertical line; NaN for none
 */
public record Distributions(String title, String across, Map<String, double[]> groups, double rule) {
    private static final int BARS = 40;
    private static final double FAR = 20;

    /** Keeps the order of the groups. */
    public Distributions {
        groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * The chart.
     *
     * @return a {@code figure} element; empty if there are no numbers
     */
    public String html() {
        double[] all = groups.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (all.length == 0) return "";
        Axis x = axis(all[0], all[all.length - 1]);
        List<double[]> shares =
                groups.values().stream().map(numbers -> shares(x, numbers)).toList();
        double highest = shares.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        Frame frame = new Frame(x, Axis.linear(0, 100 * highest), across);
        StringBuilder html = new StringBuilder(Frame.open(title, "", groups.keySet())).append(frame.grid(false));
        int i = 0;
        for (Map.Entry<String, double[]> group : groups.entrySet())
            html.append(bars(frame, i, group.getKey(), shares.get(i++)));
        if (x.at(rule) >= 0 && x.at(rule) <= 1)
            html.append(format(
                    "<path class=\"rule\" d=\"M%.1f %dV%d\"/>",
                    frame.left(rule), Frame.TOP, Frame.HEIGHT - Frame.BOTTOM));
        return html.append(Frame.close()).toString();
    }

    private static Axis axis(double min, double max) {
        if (min > 0 && max / min > FAR) return Axis.logarithmic(min, max);
        return Axis.linear(min, max);
    }

    private static double[] shares(Axis x, double[] numbers) {
        double[] shares = new double[BARS];
        for (double number : numbers)
            if (Double.isFinite(number))
                shares[Math.max(0, Math.min(BARS - 1, (int) (x.at(number) * BARS)))] += 1.0 / numbers.length;
        return shares;
    }

    private static String bars(Frame frame, int group, String name, double[] shares) {
        double width = (double) (Frame.WIDTH - Frame.LEFT - Frame.RIGHT) / BARS;
        StringBuilder svg = new StringBuilder(format("<g class=\"bars s%d\">", group));
        for (int i = 0; i < BARS; i++) {
            if (shares[i] == 0) continue;
            double top = frame.top(100 * shares[i]);
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %.1f %%</title></rect>",
                    Frame.LEFT + i * width + 0.5,
                    top,
                    width - 1,
                    Frame.HEIGHT - Frame.BOTTOM - top,
                    Html.escape(name),
                    100 * shares[i]));
        }
        return svg.append("</g>").toString();
    }
}
