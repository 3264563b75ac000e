package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.BarChart;
import dev.nacre.report.Distributions;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Html;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.tables.Reason;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report on unusual rows.
 *
 * @param detection the scored rows
 * @param csv the table, as the user calls it
 * @param command the command that repeats the run
 */
record DetectionReport(Detection detection, Path csv, String command) {
    private static final int REASONS = 3;
    private static final int BARS = 20;
    /** Rows of which found and expected values are shown. */
    private static final int SAMPLE = 400;

    String html(TableFile table) throws IOException {
        List<Section> sections = new ArrayList<>(List.of(scores()));
        sections.add(rows());
        if (detector().hasReasons()) {
            List<ScoredRow> sample = detector().explain(table.path(), SAMPLE);
            ColumnShares shares = ColumnShares.of(detection.worst().isEmpty() ? sample : detection.worst());
            if (!detection.worst().isEmpty()) sections.add(columns(shares));
            sections.addAll(new NormalColumns(sample, shares.columns()).sections());
        }
        String network =
                "network " + Plugins.format(detector().model().network().spec());
        sections.add(Section.repeat(command, network, "Data: " + Html.escape(csv.toString()) + "."));
        return new Page(
                        "Nacre · detect · " + csv.getFileName(),
                        format("<em>%,d</em> of %,d rows are unusual", detection.unusual(), detection.rows()),
                        "Each row has a score; the higher it is, the less the row is like those that the detector "
                                + "learned from. Rows are counted from 1 below the header.",
                        facts(),
                        sections)
                .html();
    }

    private UnusualRows detector() {
        return detection.detector();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        detection.quality().ifPresent(quality -> {
            facts.put("ROC AUC", format("%.4f", quality.rocAuc()));
            facts.put("average precision", format("%.4f", quality.averagePrecision()));
            facts.put("precision at " + quality.anomalies(), format("%.4f", quality.precisionAtK()));
        });
        facts.put("threshold", format("%.4g", detector().threshold().value()));
        facts.put("columns", Integer.toString(detector().features().count()));
        return facts;
    }

    /** The held-out rows beside those of the table, by their labels if there are any. */
    private Section scores() {
        Map<String, double[]> groups = new LinkedHashMap<>();
        double[] heldOut = detector().detector().calibration().scores();
        if (heldOut.length > 0) groups.put("held out in training", heldOut);
        if (detection.quality().isPresent()) {
            groups.put("labelled as normal", detection.scores(false));
            groups.put("labelled as unusual", detection.scores(true));
        } else groups.put("rows of this table", detection.scores());
        Threshold threshold = detector().threshold();
        return Section.figures(
                "Scores",
                format(
                        "Bars are shares of each group. The dashed line is the threshold, %.4g (%s): rows to the right "
                                + "of it are unusual.",
                        threshold.value(), Html.escape(threshold.how())),
                new Distributions("Scores, % of each group", "score", groups, threshold.value()).html());
    }

    private Section rows() {
        if (detection.worst().isEmpty())
            return new Section("Most unusual rows", "<p>No score is above the threshold.</p>");
        List<String> headings = new ArrayList<>(List.of("row"));
        detection.ids().forEach(id -> headings.add(id.toString()));
        headings.addAll(List.of("score", "p-value"));
        int reasons = detector().hasReasons()
                ? Math.min(REASONS, detector().features().count())
                : 0;
        for (int i = 1; i <= reasons; i++) headings.add("reason " + i);
        List<List<String>> cells =
                detection.worst().stream().map(row -> cells(row, reasons)).toList();
        return new Section(
                "Most unusual rows",
                "<p>A p-value is the share of held-out rows that are at least as unusual. A reason is a column, its "
                        + "share of the score, the value found, and what rows like this one have in its place.</p>"
                        + new FigureTable(headings, cells, -1).html());
    }

    private static List<String> cells(ScoredRow row, int reasons) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.row())));
        cells.addAll(row.ids());
        cells.add(format("%.4g", row.score()));
        cells.add(Double.isNaN(row.pValue()) ? "–" : format("%.4f", row.pValue()));
        row.reasons().stream().limit(reasons).map(DetectionReport::text).forEach(cells::add);
        return cells;
    }

    private static String text(Reason reason) {
        return format(
                "%s, %.0f %%: %s, expected %s",
                reason.column(),
                100 * reason.share(),
                rounded(reason.found(), reason.foundNumber()),
                rounded(reason.expected(), reason.expectedNumber()));
    }

    private static String rounded(String text, double number) {
        return Double.isFinite(number) ? Float.toString(Float.parseFloat(format("%.4g", number))) : text;
    }

    private Section columns(ColumnShares shares) {
        List<BarChart.Bar> bars = shares.means().stream()
                .limit(BARS)
                .map(column -> new BarChart.Bar(column.name(), 100 * column.share(), Double.NaN))
                .toList();
        return Section.figures(
                "Columns that make rows unusual",
                "Mean share of the scores of the rows above.",
                new BarChart("columns", "mean share of the score, %", bars).html());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
