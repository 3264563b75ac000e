package dev.nacre.examples;

import dev.nacre.report.Distributions;
import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.training.Epoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report on anomaly detection. */
record AnomalyReport(AnomalyRun run, String held, boolean pictures) {
    Page page(String command, String configuration) {
        AnomalyData data = run.data();
        long found = run.found();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ROC AUC", number("%.4f", run.quality().rocAuc()));
        facts.put("average precision", number("%.4f", run.quality().averagePrecision()));
        facts.put("anomalies found", number("%d of %d", found, run.anomalous().length));
        facts.put("false alarms", number("%d of %d", run.falseAlarms(), run.normal().length));
        List<Section> sections = new ArrayList<>();
        sections.add(errors());
        AnomalyReasons reasons = new AnomalyReasons(run, held);
        sections.add(pictures ? reasons.pictures() : reasons.features());
        sections.add(learning());
        sections.add(Section.repeat(command, configuration, source()));
        return new Page(
                "Nacre · examples/run anomaly",
                number(
                        "It detects <em>%.0f %%</em> of a class that it has never seen",
                        100.0 * found / run.anomalous().length),
                number(
                        "An autoencoder learned from %,d normal samples, and %,d more set its threshold. It is judged "
                                + "by %,d other normal"
                                + " samples and all %,d of class %s, which took no part in training, nor in setting "
                                + "the threshold.",
                        data.train().size(),
                        data.watched().size(),
                        run.normal().length,
                        run.anomalous().length,
                        Html.escape(held)),
                facts,
                sections);
    }

    private Section errors() {
        Map<String, double[]> groups = new LinkedHashMap<>();
        groups.put("normal", run.normal());
        groups.put("class " + held, run.anomalous());
        return Section.figures(
                "Reconstruction errors",
                number(
                        "Bars are shares in %%. The dashed line is the threshold, %.4g: the %s of held-out normal "
                                + "samples."
                                + " Samples above it raise an alarm. The curve shows all other thresholds.",
                        run.detector().threshold().value(),
                        run.detector().threshold().how()),
                new Distributions(
                                "Reconstruction errors, % of each kind",
                                "mean squared error",
                                groups,
                                run.detector().threshold().value())
                        .html(),
                roc().html());
    }

    /** Both axes in %, with one point for each sample. */
    private LineChart roc() {
        double[] thresholds = run.scores();
        Arrays.sort(thresholds);
        List<Double> alarms = new ArrayList<>(List.of(0.0));
        List<Double> found = new ArrayList<>(List.of(0.0));
        for (int i = thresholds.length - 2; i >= 0; i--) {
            alarms.add(100.0 * AnomalyRun.above(run.normal(), thresholds[i]) / run.normal().length);
            found.add(100.0 * AnomalyRun.above(run.anomalous(), thresholds[i]) / run.anomalous().length);
        }
        alarms.add(100.0);
        found.add(100.0);
        return new LineChart(
                "Found, % of class " + held,
                "false alarms, % of the normal",
                Scale.LINEAR,
                List.of(new Series("found", alarms, found)));
    }

    private Section learning() {
        List<Epoch> epochs = run.training();
        return Section.figures(
                "Learning curves",
                "The autoencoder restores normal samples from noisy copies. Training stops when the error on held-out "
                        + "samples no longer"
                        + " decreases; the best weights are kept.",
                new LineChart(
                                "Reconstruction error",
                                Scale.LOGARITHMIC,
                                List.of(
                                        new Series(
                                                "training, noisy",
                                                epochs.stream().map(Epoch::loss).toList()),
                                        new Series(
                                                "held-out, clean",
                                                epochs.stream()
                                                        .map(Epoch::validationLoss)
                                                        .toList())))
                        .html());
    }

    private String source() {
        return pictures
                ? DigitsData.SOURCE
                : "Data: Breast Cancer Wisconsin (Diagnostic), W. Wolberg, O. Mangasarian, N. Street, W. Street, UCI "
                        + "Machine Learning"
                        + " Repository, 1993, doi.org/10.24432/C5DW2B, CC BY 4.0.";
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
