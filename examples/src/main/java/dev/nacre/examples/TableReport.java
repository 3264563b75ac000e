package dev.nacre.examples;

import dev.nacre.Epoch;
import dev.nacre.Plugins;
import dev.nacre.data.Dataset;
import dev.nacre.diagnosis.Check;
import dev.nacre.diagnosis.LayerState;
import dev.nacre.diagnosis.Observation;
import dev.nacre.report.ConfusionMatrix;
import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;

/** The page about a table that was learned from. */
record TableReport(TableRun run, Path csv, String command) {
    String html() {
        List<Section> sections = new ArrayList<>();
        sections.add(curves());
        sections.add(new Section(
                "Before training",
                list(run.sanity().checks().stream().map(Check::toString).toList())));
        sections.add(layers());
        if (TableLearner.classes(test())) sections.add(new Section("What was taken for what", confusion()));
        String configuration =
                "network " + Plugins.format(run.learned().model().network().spec()) + "\noptimizer "
                        + Plugins.format(run.learner().optimizer());
        sections.add(Section.repeat(command, configuration, "Data: " + Html.escape(csv.toString()) + "."));
        return new Page("Nacre, " + csv.getFileName(), headline(), lead(), facts(), sections).html();
    }

    private Dataset test() {
        return run.parts().second();
    }

    private String headline() {
        return format("Test %s <b>%.4f</b>", run.metric(), run.figure());
    }

    private String lead() {
        return format(
                "%,d rows of %d columns, learned from %,d of them; judged by the other %,d.",
                run.parts().first().size() + test().size(),
                test().samples().inputs(),
                run.parts().first().size(),
                test().size());
    }

    private Map<String, String> facts() {
        int weights = run.learned().model().network().layer().parameters().stream()
                .mapToInt(p -> p.value().length)
                .sum();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("test " + run.metric(), format("%.4f", run.figure()));
        facts.put("best epoch", Integer.toString(run.learned().bestEpoch()));
        facts.put("weights", format("%,d", weights));
        facts.put("learning took", format("%.1f s", run.seconds()));
        facts.put("seed", Long.toString(run.learner().seed()));
        return facts;
    }

    private Section curves() {
        String metric = TableLearner.metric(test()).getClass().getSimpleName();
        String key = Character.toLowerCase(metric.charAt(0)) + metric.substring(1);
        return Section.figures(
                "How it learned",
                "A part of the rows was held back to see when to stop. "
                        + (run.learned().again()
                                ? "Then a new network learned from all of the training part for as many epochs."
                                : "Learning was stopped: this is the best network so far."),
                chart("loss", Scale.LOGARITHMIC, Epoch::loss, Epoch::validationLoss),
                chart(
                        run.metric(),
                        Scale.UPPER,
                        e -> e.metrics().get(key),
                        e -> e.validationMetrics().get(key)));
    }

    private String chart(String what, Scale scale, Function<Epoch, Double> learned, Function<Epoch, Double> watched) {
        List<Epoch> history = run.learned().history();
        return new LineChart(
                        what,
                        scale,
                        List.of(
                                new Series(
                                        "training",
                                        history.stream().map(learned).toList()),
                                new Series(
                                        "held back",
                                        history.stream().map(watched).toList())))
                .html();
    }

    private Section layers() {
        String findings = run.diagnosis().findings().isEmpty()
                ? "Nothing looked wrong."
                : list(run.diagnosis().findings().stream().map(Object::toString).toList());
        return Section.figures(
                "Steps beside weights",
                findings + " The norm of a step over the norm of the weights is healthy about 0.001.",
                updates());
    }

    private String updates() {
        List<Observation> seen = run.diagnosis().observations();
        if (seen.isEmpty()) return "";
        List<Series> lines = new ArrayList<>();
        for (int i = 0; i < seen.get(0).layers().size() && lines.size() < 8; i++) {
            int layer = i;
            LayerState first = seen.get(0).layers().get(i);
            if (Double.isNaN(first.updateRatio())) continue;
            lines.add(new Series(
                    first.title(),
                    seen.stream().map(o -> o.layers().get(layer).updateRatio()).toList()));
        }
        return new LineChart("update ratio, look by look", "look", Scale.LOGARITHMIC, lines).html();
    }

    private String confusion() {
        FloatMatrix y = run.predictions();
        int[] predicted = new int[y.columns];
        for (int s = 0; s < y.columns; s++)
            predicted[s] = dev.nacre.Model.largest(y.data, s * y.rows, (s + 1) * y.rows);
        return ConfusionMatrix.of(test().labels(), test().classes(), predicted).html();
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> "<li>" + Html.escape(line) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
