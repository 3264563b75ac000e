package dev.nacre.tables;

import dev.nacre.AutoencoderSpec;
import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.data.Column;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link UnusualRows#learn} does. The defaults are meant to be good; each method returns a changed copy.
 *
 * @param table how to read the table, which columns to ignore, what to do with missing values, and the seed; the rest
 *     has no effect
 * @param threshold which scores count as unusual
 * @param trim share of the rows, the most unusual ones, that the autoencoder does not learn from; 0 if all are normal
 * @param autoencoders the autoencoders to choose from by labels; one needs no labels; empty for the default
 * @param ids columns that are not learned from, but kept beside the rows
 * @param labels which rows are known to be unusual
 */
public record DetectionOptions(
        TableOptions table,
        ThresholdRule threshold,
        double trim,
        List<AutoencoderSpec> autoencoders,
        List<Column> ids,
        Optional<KnownAnomalies> labels) {
    /** Share of rows that the autoencoder does not learn from. */
    public static final double TRIM = 0.1;

    /** Checks the components. */
    public DetectionOptions {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(threshold, "threshold");
        autoencoders = List.copyOf(autoencoders);
        ids = List.copyOf(ids);
        Objects.requireNonNull(labels, "labels");
        if (!(trim >= 0 && trim <= 0.5))
            throw new IllegalArgumentException("trim must be >= 0 and <= 0.5, not " + trim);
        if (autoencoders.size() > 1 && labels.isEmpty())
            throw new IllegalArgumentException("there are " + autoencoders.size()
                    + " autoencoders and no labels to choose among them by; name one, or a column of labels");
    }

    /** The defaults: a table that may have unusual rows in it; 2 % of the rows count as unusual. */
    public DetectionOptions() {
        this(new TableOptions(), ThresholdRule.share(0.02), TRIM, List.of(), List.of(), Optional.empty());
    }

    /**
     * Says how to read the table.
     *
     * @param options format, ignored columns, missing values, seed
     * @return a changed copy
     */
    public DetectionOptions table(TableOptions options) {
        return new DetectionOptions(options, threshold, trim, autoencoders, ids, labels);
    }

    /**
     * Says which scores count as unusual.
     *
     * @param rule such as {@code ThresholdRule.share(0.01)} or {@code ThresholdRule.auto()}
     * @return a changed copy
     */
    public DetectionOptions threshold(ThresholdRule rule) {
        return new DetectionOptions(table, rule, trim, autoencoders, ids, labels);
    }

    /**
     * Says how many rows the autoencoder does not learn from.
     *
     * @param share &gt;= 0, &lt;= 0.5
     * @return a changed copy
     */
    public DetectionOptions trim(double share) {
        return new DetectionOptions(table, threshold, share, autoencoders, ids, labels);
    }

    /**
     * Says that all rows are normal.
     *
     * @return a changed copy that trims nothing
     */
    public DetectionOptions clean() {
        return trim(0);
    }

    /**
     * Other autoencoders than the default.
     *
     * @param plugins such as {@code denoising(32)}, {@code stacked([…])}, {@code variational(4)} or
     *     {@code rbm(16, gaussian=true)}; several need labels
     * @return a changed copy
     */
    public DetectionOptions autoencoders(String... plugins) {
        List<AutoencoderSpec> parsed = Stream.of(plugins)
                .map(text -> Plugins.parse(AutoencoderSpec.class, text))
                .toList();
        return new DetectionOptions(table, threshold, trim, parsed, ids, labels);
    }

    /**
     * Keeps columns beside the rows, which are not learned from.
     *
     * @param columns names, or numbers counted from 1
     * @return a changed copy
     */
    public DetectionOptions ids(String... columns) {
        return new DetectionOptions(
                table,
                threshold,
                trim,
                autoencoders,
                Stream.of(columns).map(Column::parse).toList(),
                labels);
    }

    /**
     * Says which rows are known to be unusual.
     *
     * @param known a column with labels
     * @return a changed copy
     */
    public DetectionOptions labels(KnownAnomalies known) {
        return new DetectionOptions(table, threshold, trim, autoencoders, ids, Optional.of(known));
    }

    /** How the features are read: without ids and labels. */
    TableOptions reading() {
        List<Column> left = Stream.of(
                        table.ignored().stream(), ids.stream(), labels.stream().map(KnownAnomalies::column))
                .flatMap(columns -> columns)
                .distinct()
                .toList();
        return table.ignored(left);
    }
}
