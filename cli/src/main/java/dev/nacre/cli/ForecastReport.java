package dev.nacre.cli;

import dev.nacre.plugin.Plugins;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.report.TrainingLog;
import dev.nacre.report.TrainingReport;
import dev.nacre.tables.ForecastError;
import dev.nacre.tables.ForecastEvaluation;
import dev.nacre.tables.ForecastLearning;
import dev.nacre.tables.ForecastModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The report on a model that forecasts.
 *
 * @param model learned
 * @param log the record of the first network's training
 * @param csv the table
 * @param command the command that repeats the run
 */
record ForecastReport(ForecastModel model, TrainingLog log, Path csv, String command) {
    private static final int MOST_POINTS = 500;

    String html() {
        return new TrainingReport(
                        "Nacre · train · " + csv.getFileName(),
                        format("Test error <em>%.4g</em>", test().error().mae()),
                        "The mean absolute error of forecasts of " + Html.escape(name()) + ", "
                                + model.sequence().horizon() + " steps from the last "
                                + model.sequence().window() + " rows, from each row of the latest part of the series "
                                + "on, which nothing else looked at.",
                        facts(),
                        log,
                        results(),
                        command,
                        "network " + Plugins.format(model.model().network().spec()),
                        "Data: " + Html.escape(csv.toString()) + ".")
                .html();
    }

    private ForecastLearning learning() {
        return model.learning().orElseThrow();
    }

    private ForecastEvaluation test() {
        return learning().test();
    }

    private String name() {
        return model.model().notes().get("label");
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ForecastError error : test().errors()) facts.put("error, " + error.name(), format("%.4g", error.mae()));
        facts.put("networks", Integer.toString(learning().members().size()));
        facts.put("training time", format("%.1f s", learning().seconds()));
        facts.put("seed", model.model().notes().get("seed"));
        return facts;
    }

    private List<Section> results() {
        List<Section> sections = new ArrayList<>();
        if (!learning().warnings().isEmpty())
            sections.add(new Section("What to look at", Html.list(learning().warnings())));
        sections.add(errors());
        sections.add(courses());
        return sections;
    }

    private Section errors() {
        List<List<String>> rows = test().errors().stream()
                .map(error -> List.of(error.name(), format("%.4g", error.mae()), format("%.4g", error.rmse())))
                .toList();
        String covered = Double.isNaN(test().covered())
                ? ""
                : format(" The intervals hold %.0f %% of the true values.", 100 * test().covered());
        List<Series> lines = test().errors().stream()
                .map(error -> new Series(error.name(), error.maeByStep()))
                .toList();
        return Section.figures(
                "Beside forecasts without a model",
                "The naive forecast is the last value, the seasonal naive one the value a season before; all from the "
                        + "same rows on." + covered,
                new FigureTable(List.of("forecast", "mean absolute error", "root mean squared error"), rows, 0).html(),
                new LineChart("mean absolute error", "steps ahead", Scale.LINEAR, lines).html());
    }

    private Section courses() {
        int horizon = test().truth().rows;
        List<String> charts = new ArrayList<>();
        charts.add(course(0));
        if (horizon > 1) charts.add(course(horizon - 1));
        return Section.figures(
                "Forecasts and what came",
                "Test rows in the order of time" + (model.sequence().series().isPresent() ? ", series by series" : "")
                        + ", the first " + MOST_POINTS + " at most.",
                charts.toArray(String[]::new));
    }

    private String course(int step) {
        return new LineChart(
                        step == 0 ? "one step ahead" : step + 1 + " steps ahead",
                        "forecast",
                        Scale.LINEAR,
                        List.of(line("true", test().truth(), step), line("forecast", test().forecasts(), step)))
                .html();
    }

    private static Series line(String name, FloatMatrix values, int step) {
        return new Series(
                name,
                IntStream.range(0, Math.min(MOST_POINTS, values.columns))
                        .mapToObj(w -> (double) values.data[w * values.rows + step])
                        .toList());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
