package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.tables.Reason;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say what is printed of which rows. */
final class RowColumns {
    @Option(
            names = "--all",
            description = "Prints all rows, in their order and as soon as they are scored, with p-values and whether "
                    + "they are unusual; all else goes to standard error.")
    private boolean all;

    @Option(
            names = "--p-values",
            description = "Prints p-values: the share of held-out rows that are at least as unusual.")
    private boolean values;

    @Option(
            names = "--reasons",
            paramLabel = "K",
            description = "Prints for each unusual row the K columns with the largest shares of its score: name, "
                    + "share, the value found and the one expected.")
    private int reasons;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to print beside the row numbers, separated by commas; nothing is learned from them.")
    private List<String> ids = List.of();

    /** Before any table is read. */
    void check() {
        WrongUse.unless(reasons >= 0, "--reasons must be >= 0, not " + reasons);
    }

    void require(UnusualRows detector, Path model) {
        if (reasons > 0 && !detector.hasReasons())
            throw new IllegalArgumentException(
                    model + ": this detector can't give reasons, as nacre detect of this version has not trained it; "
                            + "train it again, or leave --reasons out");
        if (values && detector.detector().calibration().size() == 0)
            throw new IllegalArgumentException(
                    model + ": this detector, of an earlier version, keeps no scores of held-out rows, so there are no "
                            + "p-values; train it again, or leave --p-values out");
    }

    boolean all() {
        return all;
    }

    List<Column> ids() {
        return ids.stream().map(Column::parse).toList();
    }

    String header() {
        List<String> cells = new ArrayList<>(List.of("row"));
        cells.addAll(ids);
        cells.add("score");
        if (values || all) cells.add("pValue");
        if (all) cells.add("unusual");
        for (int i = 1; i <= reasons; i++)
            cells.addAll(List.of("column" + i, "share" + i, "found" + i, "expected" + i));
        return line(cells);
    }

    String line(ScoredRow row) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.row())));
        cells.addAll(row.ids());
        cells.add(number(row.score()));
        if (values || all) cells.add(Double.isNaN(row.pValue()) ? "" : number(row.pValue()));
        if (all) cells.add(Boolean.toString(row.unusual()));
        for (int i = 0; i < reasons; i++) {
            if (i >= row.reasons().size() || !row.unusual()) {
                cells.addAll(List.of("", "", "", ""));
                continue;
            }
            Reason reason = row.reasons().get(i);
            cells.addAll(List.of(reason.column(), number(reason.share()), reason.found(), reason.expected()));
        }
        return line(cells);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String line(List<String> cells) {
        return String.join(
                ",", cells.stream().map(OneLine::of).map(PredictCommand::quoted).toList());
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return (all ? " --all" : "")
                + (values ? " --p-values" : "")
                + (reasons > 0 ? " --reasons " + reasons : "")
                + (ids.isEmpty() ? "" : " --id " + Shell.quoted(String.join(",", ids)));
    }
}
