package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import dev.nacre.diagnosis.Histogram;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Shows how a distribution changes over time: time runs to the right, values upwards; darker means more values.
 *
 * @param title title of the chart
 * @param steps the step of each histogram, ascending
 * @param histograms one per step
 */
record HistogramsOverTime(String title, List<Double> steps, List<Histogram> histograms) {
    private static final int ROWS = 60;
    /** The share with full colour. Colours follow the square root of the share, which makes the tails visible. */
    private static final double FULL = 0.25;

    String html() {
        double low = histograms.stream().mapToDouble(Histogram::from).min().orElse(0);
        double high = histograms.stream().mapToDouble(Histogram::to).max().orElse(0);
        if (histograms.isEmpty() || !(high > low)) return "";
        double first = steps.get(0);
        double last = steps.get(steps.size() - 1);
        Axis y = within(low, high);
        Axis x = last > first ? within(first, last) : Axis.linear(first, last);
        return Frame.open(title, "", List.of())
                + format(
                        "<image class=\"heat\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                                + " preserveAspectRatio=\"none\" href=\"%s\"/>",
                        Frame.LEFT,
                        Frame.TOP,
                        Frame.WIDTH - Frame.LEFT - Frame.RIGHT,
                        Frame.HEIGHT - Frame.TOP - Frame.BOTTOM,
                        Tiles.dataUri(picture(low, high)))
                + new Frame(x, y, "step").grid(true)
                + Frame.close();
    }

    private static Axis within(double low, double high) {
        List<Double> ticks = Axis.linear(low, high).ticks().stream()
                .filter(tick -> tick >= low && tick <= high)
                .toList();
        return new Axis(low, high, false, ticks);
    }

    private BufferedImage picture(double low, double high) {
        BufferedImage picture = new BufferedImage(histograms.size(), ROWS, BufferedImage.TYPE_INT_ARGB);
        Palette blue = Palette.signed(1);
        for (int i = 0; i < histograms.size(); i++) {
            double[] shares = shares(histograms.get(i), low, high);
            for (int row = 0; row < ROWS; row++)
                picture.setRGB(i, ROWS - 1 - row, blue.argb((float) Math.sqrt(shares[row] / FULL)));
        }
        return picture;
    }

    /** Spreads each bin of the histogram evenly over the rows that it covers. */
    private static double[] shares(Histogram histogram, double low, double high) {
        double[] shares = new double[ROWS];
        List<Integer> counts = histogram.counts();
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        double piece = (histogram.to() - histogram.from()) / counts.size();
        for (int p = 0; p < counts.size(); p++) {
            double from = (histogram.from() + p * piece - low) / (high - low) * ROWS;
            double to = (histogram.from() + (p + 1) * piece - low) / (high - low) * ROWS;
            int firstRow = Math.min(ROWS - 1, (int) from);
            int lastRow = Math.max(firstRow, Math.min(ROWS - 1, (int) Math.ceil(to) - 1));
            for (int row = firstRow; row <= lastRow; row++)
                shares[row] += counts.get(p) / all / (lastRow - firstRow + 1);
        }
        return shares;
    }
}
