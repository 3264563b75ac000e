package dev.nacre.cli;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.data.Missing;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say which table to learn from, and how to read it. */
final class TableArguments {
    /** The kinds of labels. */
    enum Kind {
        /** By the label's values. */
        auto,
        /** Each text is a class. */
        classes,
        /** A number to predict (regression). */
        numbers
    }

    /** What to do with missing values. */
    enum Gaps {
        /** The model learns what they mean. */
        keep,
        /** Rows with one are left out. */
        drop,
        /** They are errors. */
        refuse
    }

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The table, one sample in each row, gzipped or not.")
    Path csv;

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to leave out, separated by commas: names, row numbers.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--separator",
            paramLabel = "C",
            defaultValue = ",",
            description = "Separator of cells (${DEFAULT-VALUE}); tab for a tab character.")
    private String separator;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            defaultValue = "keep",
            description = "What to do with missing values: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Gaps missing;

    /** The options of the library. */
    TableOptions options() {
        String text = separator.equals("tab") ? "\t" : separator;
        WrongUse.unless(text.length() == 1, "--separator must be one character, or tab, not \"" + separator + "\"");
        return new TableOptions()
                .separator(text.charAt(0))
                .ignored(ignored.stream().map(Column::parse).toList())
                .missing(Missing.valueOf(missing.name().toUpperCase(Locale.ROOT)));
    }

    static Task task(Kind kind) {
        return Task.valueOf(kind.name().toUpperCase(Locale.ROOT));
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return " --csv " + Shell.quoted(csv.toString())
                + (ignored.isEmpty() ? "" : " --ignore " + Shell.quoted(String.join(",", ignored)))
                + (separator.equals(",") ? "" : " --separator " + Shell.quoted(separator))
                + (missing == Gaps.keep ? "" : " --missing " + missing);
    }
}
