package dev.nacre.examples;

import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Page;
import dev.nacre.report.Scatter;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.training.Epoch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jblas.FloatMatrix;

/** The report on digits in the plane. */
record EmbedReport(EmbedRun run) {
    private static final int GRID = 15;

    Page page(String command) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("by code, 2 numbers", number("%.3f", run.codeAccuracy()));
        facts.put("by principal components, 2 numbers", number("%.3f", run.componentsAccuracy()));
        facts.put("by all pixels", number("%.3f", run.pixelsAccuracy()));
        Handwriting digits = run.digits();
        return new Page(
                "Nacre · examples/run embed",
                number(
                        "Two numbers classify <em>%.0f %%</em> of the digits; two principal components, %.0f %%",
                        100 * run.codeAccuracy(), 100 * run.componentsAccuracy()),
                number(
                        "A deep autoencoder was trained, without labels, to reconstruct %,d digits of %d × %d pixels "
                                + "from two "
                                + "numbers each. Shown are %,d others. The numbers are the shares of them that a "
                                + "vote of their ten "
                                + "nearest neighbours among the training digits classifies correctly.",
                        digits.train().size(),
                        digits.ink().side(),
                        digits.ink().side(),
                        digits.test().size()),
                facts,
                List.of(
                        plane(),
                        map(),
                        learning(),
                        Section.repeat(command, run.network(), Html.escape(digits.source()))));
    }

    private Section plane() {
        int[] classes = run.digits().test().classes();
        List<String> labels = run.digits().test().labels();
        return Section.figures(
                "The two embeddings",
                "Colours are the classes, which neither method has seen. Principal components are the best "
                        + "linear code; the code of the"
                        + " autoencoder is not linear.",
                new Scatter("Code of the deep autoencoder", "first number", run.code(), classes, labels).html(),
                new Scatter("Principal components", "first component", run.components(), classes, labels).html());
    }

    /** Decoded points of the plane, between the outer twentieths of the codes. */
    private Section map() {
        FloatMatrix codes = new FloatMatrix(2, GRID * GRID);
        for (int i = 0; i < GRID * GRID; i++) {
            codes.data[2 * i] = (float) quantile(0, (i % GRID + 0.5) / GRID);
            codes.data[2 * i + 1] = (float) quantile(1, 1 - (i / GRID + 0.5) / GRID);
        }
        return new Section(
                "A map of the plane",
                "<p>Decoded points of the plane: the first number increases to the right, the second upwards; "
                        + "the points are closer where there are more digits.</p>\n<div class=\"map\">"
                        + new Images(run.codec().decode(codes), run.digits().scaled())
                                .tiles(GRID, "decoded points of the plane")
                        + "</div>");
    }

    private double quantile(int which, double share) {
        double[] sorted = new double[run.code().columns];
        for (int s = 0; s < sorted.length; s++) sorted[s] = run.code().data[2 * s + which];
        Arrays.sort(sorted);
        return sorted[(int) (share * sorted.length)];
    }

    private Section learning() {
        List<Epoch> epochs = run.training();
        return Section.figures(
                "Learning curves",
                "Training was layer by layer first, then of all weights together; the latter is shown here. The "
                        + "held-out "
                        + "digits are only monitored.",
                new LineChart(
                                "Reconstruction error",
                                Scale.LINEAR,
                                List.of(
                                        new Series(
                                                "training",
                                                epochs.stream().map(Epoch::loss).toList()),
                                        new Series(
                                                "held-out",
                                                epochs.stream()
                                                        .map(Epoch::validationLoss)
                                                        .toList())))
                        .html());
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
