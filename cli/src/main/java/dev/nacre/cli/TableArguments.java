package dev.nacre.cli;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.data.Header;
import dev.nacre.data.Missing;
import dev.nacre.data.Numerals;
import dev.nacre.data.TableFormat;
import dev.nacre.tables.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say which table to learn from, and how to read it. */
final class TableArguments {
    /** What the first line is. */
    enum First {
        /** It is found out. */
        auto,
        /** It holds names. */
        yes,
        /** It is a row. */
        no
    }

    /** Decimal separators. */
    enum Decimal {
        /** 0.5 */
        point,
        /** 0,5 */
        comma
    }

    /** How numbers are written. */
    enum Notation {
        /** 1234.5 */
        plain,
        /** 1,234.5 € */
        lenient
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
            names = "--header",
            paramLabel = "WHETHER",
            defaultValue = "auto",
            description = "Whether the first line holds the names of the columns: ${COMPLETION-CANDIDATES} "
                    + "(${DEFAULT-VALUE}: by the names that are known, or by the look of the cells).")
    private First header;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "Encoding of the text (${DEFAULT-VALUE}), such as ISO-8859-1, windows-1252, UTF-16LE.")
    private String charset;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            defaultValue = "point",
            description = "Decimal separator of numbers: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Decimal decimal;

    @Option(
            names = "--numbers",
            paramLabel = "HOW",
            defaultValue = "plain",
            description = "How numbers are written: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}); lenient ones may have "
                    + "groups of three digits, %%, currency signs and blanks, which are left out.")
    private Notation numbers;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            defaultValue = "fill",
            description =
                    "What to do with missing values: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: the column's median,"
                            + " or no category). keep also tells the networks where "
                            + "numbers were missing.")
    private Missing missing;

    /** The options of the library. */
    TableOptions options() {
        return new TableOptions()
                .format(format())
                .ignored(ignored.stream().map(Column::parse).toList())
                .missing(missing);
    }

    private TableFormat format() {
        String text = separator.equals("tab") || separator.equals("\\t") ? "\t" : separator;
        WrongUse.unless(text.length() == 1, "--separator must be one character, or tab, not \"" + separator + "\"");
        Header first = header == First.yes ? Header.PRESENT : header == First.no ? Header.ABSENT : Header.DETECT;
        try {
            return new TableFormat(
                    text.charAt(0),
                    first,
                    TableFormat.charsetNamed(charset),
                    new Numerals(decimal == Decimal.comma ? ',' : '.', numbers == Notation.lenient));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return " --csv " + Shell.quoted(csv.toString())
                + (ignored.isEmpty() ? "" : " --ignore " + Shell.quoted(String.join(",", ignored)))
                + (separator.equals(",") ? "" : " --separator " + Shell.quoted(separator))
                + (header == First.auto ? "" : " --header " + header)
                + (charset.equals("UTF-8") ? "" : " --charset " + Shell.quoted(charset))
                + (decimal == Decimal.point ? "" : " --decimal " + decimal)
                + (numbers == Notation.plain ? "" : " --numbers " + numbers)
                + (missing == Missing.FILL ? "" : " --missing " + missing);
    }
}
