package dev.nacre.tables;

import dev.nacre.Require;
import dev.nacre.data.Column;
import java.util.Objects;
import java.util.Optional;

/**
 * How the rows of a table make sequences: {@link Forecasting} learns from windows of them. Each method returns a
 * changed copy.
 *
 * @param time the column of times: dates, timestamps or numbers, in any order
 * @param series the column that tells several series apart; empty if all rows are of one
 * @param window how many steps a forecast is made from, at least 1
 * @param horizon how many steps are forecast, at least 1
 * @param season the number of steps after which values recur, at most {@code window}: for the seasonal naive forecast,
 *     which the model is compared with; 0 for none
 * @param overGaps whether a window may have steps on both sides of a gap in time; if not, such windows are left out
 */
public record SequenceOptions(
        Column time, Optional<Column> series, int window, int horizon, int season, boolean overGaps) {
    /** Checks the components. */
    public SequenceOptions {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(series, "series");
        Require.atLeast(1, "window", window);
        Require.atLeast(1, "horizon", horizon);
        Require.atLeast(0, "season", season);
        if (season > window)
            throw new IllegalArgumentException("season must be <= window, " + window + ", not " + season
                    + "; choose a window of a whole season at least");
    }

    /**
     * One series without a season, whose windows may have gaps.
     *
     * @param time the column of times: its name, or its number counted from 1
     * @param window how many steps a forecast is made from, at least 1
     * @param horizon how many steps are forecast, at least 1
     */
    public SequenceOptions(String time, int window, int horizon) {
        this(Column.parse(time), Optional.empty(), window, horizon, 0, true);
    }

    /**
     * Several series.
     *
     * @param column tells them apart: its name, or its number counted from 1
     * @return a changed copy
     */
    public SequenceOptions series(String column) {
        return new SequenceOptions(time, Optional.of(Column.parse(column)), window, horizon, season, overGaps);
    }

    /**
     * Compares with the seasonal naive forecast, too.
     *
     * @param steps after which values recur, at most the window; 0 for none
     * @return a changed copy
     */
    public SequenceOptions season(int steps) {
        return new SequenceOptions(time, series, window, horizon, steps, overGaps);
    }

    /**
     * Leaves out windows with a gap in time, or not.
     *
     * @param may whether a window may have a gap
     * @return a changed copy
     */
    public SequenceOptions overGaps(boolean may) {
        return new SequenceOptions(time, series, window, horizon, season, may);
    }
}
