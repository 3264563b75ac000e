package dev.nacre.cli;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.tables.KnownAnomalies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that say which rows are known to be unusual. */
final class KnownArguments {
    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "A column that says which rows are unusual: its name, its number counted from 1, or last. "
                    + "Nothing is learned from it; it judges the scores, and chooses among several --network. An empty "
                    + "cell says nothing.")
    private String column;

    @Option(
            names = "--anomaly",
            paramLabel = "TEXT",
            split = ",",
            description = "Texts of the label of unusual rows, separated by commas; all others are normal.")
    private List<String> unusual = List.of();

    @Option(
            names = "--normal",
            paramLabel = "TEXT",
            split = ",",
            description = "Texts of the label of normal rows, separated by commas; all others are unusual.")
    private List<String> normal = List.of();

    /** Before any table is read. */
    void check() {
        WrongUse.unless(column != null || unusual.isEmpty() && normal.isEmpty(), "--anomaly and --normal need --label");
        WrongUse.unless(
                column == null || unusual.isEmpty() != normal.isEmpty(),
                "--label needs either --anomaly or --normal, which say what its texts mean");
    }

    boolean given() {
        return column != null;
    }

    Optional<KnownAnomalies> labels() {
        return given()
                ? Optional.of(new KnownAnomalies(Column.parse(column), Set.copyOf(unusual), Set.copyOf(normal)))
                : Optional.empty();
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return (column == null ? "" : " --label " + Shell.quoted(column))
                + (unusual.isEmpty() ? "" : " --anomaly " + Shell.quoted(String.join(",", unusual)))
                + (normal.isEmpty() ? "" : " --normal " + Shell.quoted(String.join(",", normal)));
    }
}
