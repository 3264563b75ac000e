package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Confusion;
import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Mistakes;
import dev.nacre.report.Scatter;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.report.TrainingReport;
import dev.nacre.training.Epoch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jblas.FloatMatrix;

/**
 * The report on training on a table.
 *
 * @param run the run
 * @param ink the pixel values if rows are images; else null
 * @param csv the table
 * @param command the command that repeats the run
 */
record TableReport(TableRun run, Ink ink, Path csv, String command) {
    private static final int MOST_LINES = 8;

    String html() {
        String configuration =
                "network " + Plugins.format(run.learned().model().network().spec()) + "\noptimizer "
                        + Plugins.format(run.learner().optimizer());
        return new TrainingReport(
                        "Nacre · examples/run train · " + csv.getFileName(),
                        format("Test %s <em>%.4f</em>", run.metric(), run.figure()),
                        lead(),
                        facts(),
                        run.log(),
                        results(),
                        command,
                        configuration,
                        "Data: " + Html.escape(csv.toString()) + ".")
                .html();
    }

    private List<Section> results() {
        List<Section> sections = new ArrayList<>();
        if (members().size() > 1) sections.add(together());
        FloatMatrix y = run.predictions();
        Dataset test = test();
        if (TableLearner.classes(test)) {
            sections.add(new Confusion(
                            test.labels(), ConfusionMatrix.of(y, test.samples().t()))
                    .section());
            if (ink != null)
                sections.add(new Mistakes(test.samples().x(), ink.side(), ink.full(), test.labels(), test.classes(), y)
                        .section());
        } else sections.add(numbers(y, test.samples().t()));
        sections.add(new Section("Sanity checks", Html.list(run.sanity().checks())));
        return sections;
    }

    private Dataset test() {
        return run.parts().test();
    }

    private List<TableLearner.Member> members() {
        return run.learned().members();
    }

    private String lead() {
        return format(
                "%,d rows of %d columns, learned from %,d of them; judged by the other %,d, which nothing else looked "
                        + "at.",
                run.parts().training().size() + test().size(),
                test().samples().inputs(),
                run.parts().training().size(),
                test().size());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("test " + run.metric(), format("%.4f", run.figure()));
        facts.put("networks", Integer.toString(members().size()));
        facts.put("best epoch of the first", Integer.toString(members().get(0).bestEpoch()));
        facts.put("training time", format("%.1f s", run.seconds()));
        facts.put("seed", Long.toString(run.learner().seed()));
        return facts;
    }

    private Section together() {
        String metric = TableLearner.metricName(test());
        return Section.figures(
                members().size() + " networks predict together",
                "Each held out another part of the rows for early stopping; its best weights were kept. "
                        + "Curves above and layers"
                        + " below are those of the first network.",
                chart("loss on held-out rows", Scale.LOGARITHMIC, Epoch::validationLoss),
                chart(
                        run.metric() + " on held-out rows",
                        Scale.UPPER,
                        epoch -> epoch.validationMetrics().get(metric)));
    }

    private String chart(String what, Scale scale, ToDoubleFunction<Epoch> figure) {
        List<Series> lines = new ArrayList<>();
        for (TableLearner.Member member : members())
            if (lines.size() < MOST_LINES)
                lines.add(new Series(
                        "network " + (lines.size() + 1),
                        member.history().stream().map(figure::applyAsDouble).toList()));
        return new LineChart(what, scale, lines).html();
    }

    /** Each row of the test data as a point. */
    private static Section numbers(FloatMatrix y, FloatMatrix t) {
        FloatMatrix points = new FloatMatrix(2, t.columns);
        for (int s = 0; s < t.columns; s++) {
            points.data[2 * s] = t.data[s];
            points.data[2 * s + 1] = y.data[s];
        }
        return Section.figures(
                "Predicted and true values",
                "One point for each row of the test data; the nearer to the diagonal, the better.",
                new Scatter("predicted, upwards", "true", points, new int[t.columns], List.of("")).html());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
