package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.Require;
import dev.nacre.data.Column;
import dev.nacre.data.Missing;
import dev.nacre.data.TableFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@link Tables#learn} does. The defaults are meant to be good; each method returns a changed copy.
 *
 * @param format how the table is written
 * @param ignored columns to leave out, such as names and row numbers
 * @param task the kind of label
 * @param missing what to do with rows that lack values; a row without a label is always an error, unless it is dropped
 * @param preset how much to compute
 * @param time ends training after about this time, with the best model so far; empty for no limit
 * @param test share of the rows held out for the test, above 0, below 1
 * @param seed determines split, folds, initial weights and order of samples
 * @param metric how the model is judged; empty for accuracy of classes and R2 of numbers
 * @param balanced whether rows of rare classes weigh more, so that all classes count alike
 * @param members number of networks in the ensemble; empty for the default
 * @param networks networks of one's own; empty for the defaults
 */
public record TableOptions(
        TableFormat format,
        List<Column> ignored,
        Task task,
        Missing missing,
        Preset preset,
        Optional<Duration> time,
        double test,
        long seed,
        Optional<Metric> metric,
        boolean balanced,
        OptionalInt members,
        Optional<OwnNetworks> networks) {
    /** The share of rows held out for the test. */
    public static final double TEST = 0.2;

    /** Checks the components. */
    public TableOptions {
        Objects.requireNonNull(format, "format");
        ignored = List.copyOf(ignored);
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(networks, "networks");
        Require.properFraction("test", test);
        if (time.filter(limit -> limit.isNegative() || limit.isZero()).isPresent())
            throw new IllegalArgumentException("time must be > 0, not " + time.get());
        if (members.isPresent() && members.getAsInt() < 1)
            throw new IllegalArgumentException("members must be >= 1, not " + members.getAsInt());
    }

    /** The defaults: a table separated by commas, a fifth of the rows for the test, seed 1. */
    public TableOptions() {
        this(
                new TableFormat(),
                List.of(),
                Task.AUTO,
                Missing.FILL,
                Preset.DEFAULT,
                Optional.empty(),
                TEST,
                1,
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Optional.empty());
    }

    /**
     * Says how the table is written.
     *
     * @param written separator, header, encoding, notation of numbers
     * @return a changed copy
     */
    public TableOptions format(TableFormat written) {
        return new TableOptions(
                written, ignored, task, missing, preset, time, test, seed, metric, balanced, members, networks);
    }

    /**
     * Leaves columns out.
     *
     * @param columns names, or numbers counted from 1
     * @return a changed copy
     */
    public TableOptions ignore(String... columns) {
        return ignored(List.of(columns).stream().map(Column::parse).toList());
    }

    /**
     * Leaves columns out.
     *
     * @param columns which ones
     * @return a changed copy
     */
    public TableOptions ignored(List<Column> columns) {
        return new TableOptions(
                format, columns, task, missing, preset, time, test, seed, metric, balanced, members, networks);
    }

    /**
     * Says what kind of label it is.
     *
     * @param kind classes or numbers
     * @return a changed copy
     */
    public TableOptions task(Task kind) {
        return new TableOptions(
                format, ignored, kind, missing, preset, time, test, seed, metric, balanced, members, networks);
    }

    /**
     * Says what to do with missing values.
     *
     * @param treatment fill (the median), keep (fill, and tell the networks where), drop or refuse
     * @return a changed copy
     */
    public TableOptions missing(Missing treatment) {
        return new TableOptions(
                format, ignored, task, treatment, preset, time, test, seed, metric, balanced, members, networks);
    }

    /**
     * Another amount of computation.
     *
     * @param amount how much
     * @return a changed copy
     */
    public TableOptions preset(Preset amount) {
        return new TableOptions(
                format, ignored, task, missing, amount, time, test, seed, metric, balanced, members, networks);
    }

    /**
     * Limits the time.
     *
     * @param limit about when training ends
     * @return a changed copy
     */
    public TableOptions time(Duration limit) {
        return new TableOptions(
                format,
                ignored,
                task,
                missing,
                preset,
                Optional.of(limit),
                test,
                seed,
                metric,
                balanced,
                members,
                networks);
    }

    /**
     * Holds out another share of the rows for the test.
     *
     * @param share above 0, below 1
     * @return a changed copy
     */
    public TableOptions test(double share) {
        return new TableOptions(
                format, ignored, task, missing, preset, time, share, seed, metric, balanced, members, networks);
    }

    /**
     * Another seed.
     *
     * @param number determines everything that is random
     * @return a changed copy
     */
    public TableOptions seed(long number) {
        return new TableOptions(
                format, ignored, task, missing, preset, time, test, number, metric, balanced, members, networks);
    }

    /**
     * Judges by another metric.
     *
     * @param judge one for the kind of label
     * @return a changed copy
     */
    public TableOptions metric(Metric judge) {
        return new TableOptions(
                format,
                ignored,
                task,
                missing,
                preset,
                time,
                test,
                seed,
                Optional.of(judge),
                balanced,
                members,
                networks);
    }

    /**
     * Makes all classes count alike, by the weights of their rows.
     *
     * @param on whether to
     * @return a changed copy
     */
    public TableOptions balanced(boolean on) {
        return new TableOptions(
                format, ignored, task, missing, preset, time, test, seed, metric, on, members, networks);
    }

    /**
     * Another number of networks in the ensemble, each of which holds out another part of the rows.
     *
     * @param number at least 1
     * @return a changed copy
     */
    public TableOptions members(int number) {
        return new TableOptions(
                format,
                ignored,
                task,
                missing,
                preset,
                time,
                test,
                seed,
                metric,
                balanced,
                OptionalInt.of(number),
                networks);
    }

    /**
     * Uses networks of one's own.
     *
     * @param own their layers and training
     * @return a changed copy
     */
    public TableOptions networks(OwnNetworks own) {
        return new TableOptions(
                format, ignored, task, missing, preset, time, test, seed, metric, balanced, members, Optional.of(own));
    }
}
