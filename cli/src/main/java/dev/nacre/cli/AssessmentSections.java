package dev.nacre.cli;

import dev.nacre.report.BarChart;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Html;
import dev.nacre.report.ReliabilityDiagram;
import dev.nacre.report.Section;
import dev.nacre.tables.TableAssessment;
import dev.nacre.tables.TableEvaluation;
import dev.nacre.tables.TableLearning;
import dev.nacre.tables.evaluation.Leaderboard;
import dev.nacre.tables.evaluation.Reliability;
import dev.nacre.tables.evaluation.WorstRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the out-of-fold predictions tell, as sections of the report. */
record AssessmentSections(TableLearning learning, Path csv) {
    private static final int COLUMNS = 20;

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        if (!assessment().warnings().isEmpty())
            sections.add(new Section("What to look at", Html.list(assessment().warnings())));
        sections.add(leaderboard());
        if (!assessment().importance().isEmpty()) sections.add(importance());
        assessment().reliability().ifPresent(reliability -> sections.add(calibration(reliability)));
        assessment().halfWidth().ifPresent(width -> sections.add(interval(width)));
        sections.add(worst());
        return sections;
    }

    private TableAssessment assessment() {
        return learning.assessment();
    }

    private Section leaderboard() {
        Leaderboard board = assessment().leaderboard();
        List<List<String>> rows = new ArrayList<>();
        for (Leaderboard.Row row : board.rows())
            rows.add(List.of(
                    row.name(),
                    format("%.4f", row.figure()),
                    Double.isNaN(row.standardError()) ? "–" : format("%.4f", row.standardError()),
                    format("%.1f", row.seconds())));
        String metric = assessment().outOfFold().name();
        List<String> headings = List.of("model", metric, "standard error", "seconds");
        int ours = board.rows().stream().map(Leaderboard.Row::name).toList().indexOf(TableAssessment.MODEL);
        return Section.figures(
                "Leaderboard",
                "All were judged on the same held-out folds of the training rows: what the networks bring over the "
                        + "simplest guess, a linear model and a plain network.",
                new FigureTable(headings, rows, ours).html());
    }

    private Section importance() {
        List<BarChart.Bar> bars = assessment().importance().stream()
                .limit(COLUMNS)
                .map(column -> new BarChart.Bar(column.column(), column.drop(), column.deviation()))
                .toList();
        String metric = assessment().outOfFold().name();
        return Section.figures(
                "Permutation importance",
                "By how much " + metric + " on held-out rows drops when a column's values are shuffled; whiskers are a "
                        + "standard deviation. Columns that tell the same share their importance.",
                new BarChart("columns", "drop of " + metric, bars).html());
    }

    private Section calibration(Reliability reliability) {
        List<ReliabilityDiagram.Point> points = reliability.bins().stream()
                .map(bin -> new ReliabilityDiagram.Point(bin.confidence(), bin.accuracy(), bin.count()))
                .toList();
        return Section.figures(
                "Calibration",
                format(
                        "Expected calibration error %.4f on held-out rows, after logits were divided by the "
                                + "temperature %.2f. "
                                + "On the diagonal probabilities are right.",
                        reliability.error(), assessment().temperature()),
                new ReliabilityDiagram("accuracy by confidence", points).html());
    }

    private Section interval(double width) {
        return new Section(
                "Prediction interval",
                "<p>"
                        + format(
                                "%.0f %% of the true values of held-out rows lie within ± %.4g of the prediction. "
                                        + "Predictions come with this interval.",
                                100 * TableAssessment.COVERAGE, width)
                        + "</p>");
    }

    private Section worst() {
        TableEvaluation judged = assessment().outOfFold();
        List<List<String>> rows = new ArrayList<>();
        for (WorstRow row : assessment().worst())
            rows.add(List.of(Integer.toString(row.row() + 1), format("%.4g", row.loss())));
        String what = judged.labels().isEmpty() ? "squared error" : "cross-entropy";
        return Section.figures(
                "Rows predicted worst",
                "Counted from 1 below the header of " + Html.escape(String.valueOf(csv.getFileName()))
                        + ": exceptions, or mistakes in the table.",
                new FigureTable(List.of("row", what), rows, -1).html());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
