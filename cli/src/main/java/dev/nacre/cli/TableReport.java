package dev.nacre.cli;

import dev.nacre.data.Dataset;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Confusion;
import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Mistakes;
import dev.nacre.report.Scatter;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.report.TrainingLog;
import dev.nacre.report.TrainingReport;
import dev.nacre.tables.TableEvaluation;
import dev.nacre.tables.TableLearning;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.TrainedMember;
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
 * @param model learned
 * @param log the record of the first network's training
 * @param full the value of full ink if rows are images; else null
 * @param csv the table
 * @param command the command that repeats the run
 */
record TableReport(TableModel model, TrainingLog log, Float full, Path csv, String command) {
    private static final int MOST_LINES = 8;

    String html() {
        String configuration =
                "network " + Plugins.format(model.model().network().spec());
        return new TrainingReport(
                        "Nacre · train · " + csv.getFileName(),
                        format(
                                "Test %s <em>%.4f</em>",
                                metric(), learning().test().figure()),
                        lead(),
                        facts(),
                        log,
                        results(),
                        command,
                        configuration,
                        "Data: " + Html.escape(csv.toString()) + ".")
                .html();
    }

    private List<Section> results() {
        List<Section> sections = new ArrayList<>(new AssessmentSections(learning(), csv).all());
        if (members().size() > 1) sections.add(together());
        TableEvaluation judged = learning().test();
        Dataset test = test();
        if (!judged.labels().isEmpty()) {
            sections.add(new Confusion(judged.labels(), judged.confusion()).section());
            if (full != null)
                sections.add(Mistakes.inked(
                                test.samples().x(), side(), full, test.labels(), test.classes(), judged.predictions())
                        .section());
        } else sections.add(numbers(judged.predictions(), judged.targets()));
        sections.add(new Section("Sanity checks", Html.list(learning().sanity().checks())));
        return sections;
    }

    private Dataset test() {
        return learning().parts().test();
    }

    private TableLearning learning() {
        return model.learning().orElseThrow();
    }

    /** Pixels in a row of a square image. */
    private int side() {
        int pixels = test().inputs();
        int side = (int) Math.round(Math.sqrt(pixels));
        if (side * side != pixels)
            throw new IllegalArgumentException(csv + ": images of " + pixels + " pixels are not square");
        return side;
    }

    private List<TrainedMember> members() {
        return learning().members();
    }

    private String metric() {
        return learning().test().name();
    }

    /** The model's figure on the test rows, as a line. */
    static String test(TableLearning learning) {
        return "test " + figure(learning.test());
    }

    /** The model's figure, as a line. */
    static String figure(TableEvaluation evaluation) {
        return evaluation.name() + format(" %.4f", evaluation.figure());
    }

    private String lead() {
        return format(
                "%,d rows of %d columns, learned from %,d of them; judged by the other %,d, which nothing else looked "
                        + "at.",
                learning().parts().training().size() + test().size(),
                test().samples().inputs(),
                learning().parts().training().size(),
                test().size());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("test " + metric(), format("%.4f", learning().test().figure()));
        facts.put("networks", Integer.toString(members().size()));
        facts.put("best epoch of the first", Integer.toString(members().get(0).bestEpoch()));
        facts.put("training time", format("%.1f s", learning().seconds()));
        facts.put("seed", model.model().notes().get("seed"));
        return facts;
    }

    private Section together() {
        String metric = learning().test().metric().label();
        return Section.figures(
                members().size() + " networks predict together",
                "Each held out another part of the rows for early stopping; its best weights were kept. "
                        + "Curves above and layers"
                        + " below are those of the first network.",
                chart("loss on held-out rows", Scale.LOGARITHMIC, Epoch::validationLoss),
                chart(
                        metric() + " on held-out rows",
                        Scale.UPPER,
                        epoch -> epoch.validationMetrics().get(metric)));
    }

    private String chart(String what, Scale scale, ToDoubleFunction<Epoch> figure) {
        List<Series> lines = new ArrayList<>();
        for (TrainedMember member : members())
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
