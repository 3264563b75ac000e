package dev.nacre.cli;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.tables.SequenceOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that make sequences of the rows of a table. */
final class SequenceArguments {
    /** What becomes of windows with a gap in time. */
    enum Gaps {
        /** They are used as if there were none. */
        bridge,
        /** They are left out. */
        split
    }

    @Option(
            names = "--sequence",
            paramLabel = "COLUMN",
            description = "The rows are steps of a series, and this column holds their times: dates, timestamps or "
                    + "numbers. The label's next values are forecast from the last rows of all columns.")
    private String time;

    @Option(
            names = "--series",
            paramLabel = "COLUMN",
            description = "With --sequence: the column that tells several series apart.")
    private String series;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "With --sequence: how many rows a forecast is made from.")
    private Integer window;

    @Option(names = "--horizon", paramLabel = "H", description = "With --sequence: how many steps are forecast (1).")
    private Integer horizon;

    @Option(
            names = "--season",
            paramLabel = "M",
            description = "With --sequence: number of steps after which values recur, such as 12 for months; the "
                    + "model is then compared with the values one season before, too.")
    private Integer season;

    @Option(
            names = "--gaps",
            paramLabel = "HOW",
            description = "With --sequence: windows with a gap in time are used as if there were none, or left out: "
                    + "${COMPLETION-CANDIDATES} (bridge).")
    private Gaps gaps;

    /** Whether the rows are steps. */
    boolean given() {
        WrongUse.unless(
                time != null || series == null && window == null && horizon == null && season == null && gaps == null,
                "--series, --window, --horizon, --season and --gaps are for series; name the column of times by "
                        + "--sequence, too");
        return time != null;
    }

    SequenceOptions options() {
        WrongUse.unless(window != null, "--sequence needs --window: from how many rows is a forecast made?");
        WrongUse.unless(window >= 1, "--window must be >= 1, not " + window);
        WrongUse.unless(horizon == null || horizon >= 1, "--horizon must be >= 1, not " + horizon);
        WrongUse.unless(
                season == null || season >= 1 && season <= window,
                "--season must be >= 1 and <= --window, " + window + ", not " + season);
        return new SequenceOptions(
                Column.parse(time),
                Optional.ofNullable(series).map(Column::parse),
                window,
                horizon == null ? 1 : horizon,
                season == null ? 0 : season,
                gaps != Gaps.split);
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return " --sequence " + Shell.quoted(time)
                + (series == null ? "" : " --series " + Shell.quoted(series))
                + " --window " + window
                + (horizon == null ? "" : " --horizon " + horizon)
                + (season == null ? "" : " --season " + season)
                + (gaps == null ? "" : " --gaps " + gaps);
    }
}
