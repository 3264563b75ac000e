package dev.nacre.cli;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Optimizer;
import dev.nacre.cli.console.PluginText;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.OwnNetworks;
import dev.nacre.tables.Preset;
import dev.nacre.tables.TableOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options for training on a table. */
final class LearnArguments {
    private static final OwnNetworks USUAL = OwnNetworks.of("dense(256, activation=gelu)");

    /** How much to compute. */
    enum Amount {
        /** The best within some 20 seconds for 5,000 rows. */
        standard,
        /** A good one within some 5 seconds for 5,000 rows. */
        fast
    }

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "standard",
            description = "How much to compute: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Amount preset;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Stops after about this time, with the best model so far.")
    private Double minutes;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            converter = PluginText.Judge.class,
            description = "How the model is judged, such as f1, rocAuc, mae (accuracy of classes, r2 of numbers).")
    private Metric metric;

    @Option(names = "--balanced", description = "All classes count alike, however rare they are.")
    private boolean balanced;

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "Number of networks in the ensemble, each of which holds out another part of the rows.")
    private Integer members;

    @Option(
            names = "--network",
            paramLabel = "TEXT",
            converter = PluginText.Layers.class,
            description = "Layers of your own; if repeated, the networks of the ensemble use them in turn. "
                    + "Preprocessing is added before them, and a dense output layer after them if they have another "
                    + "number of outputs.")
    private List<LayerSpec> networks = List.of();

    @Option(
            names = "--optimizer",
            paramLabel = "TEXT",
            converter = PluginText.Rule.class,
            description = "The optimizer of your own networks (adamW(learningRate=0.001, decay=0.001)).")
    private Optimizer optimizer;

    @Option(names = "--batch", paramLabel = "N", description = "Batch size of your own networks (32).")
    private Integer batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Maximum number of epochs of your own networks (300; fewer above 2,000 rows, never below 20).")
    private Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without improvement before training of your own networks stops (an eighth of the "
                    + "maximum, never below 3).")
    private Integer patience;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of rows held out for the test (${DEFAULT-VALUE}).")
    private double test;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, initial weights, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    /** Adds these options; checked before a table is read. */
    TableOptions on(TableOptions table) {
        WrongUse.unless(minutes == null || minutes > 0 && minutes < 1e6, "--minutes must be > 0, not " + minutes);
        WrongUse.unless(batch == null || batch >= 1, "--batch must be >= 1, not " + batch);
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(patience == null || patience >= 1, "--patience must be >= 1, not " + patience);
        WrongUse.unless(members == null || members >= 1, "--members must be >= 1, not " + members);
        WrongUse.unless(test > 0 && test < 1, "--test must be > 0 and < 1, not " + test);
        TableOptions options = table.test(test)
                .seed(seed)
                .balanced(balanced)
                .preset(preset == Amount.fast ? Preset.FAST : Preset.DEFAULT);
        if (minutes != null) options = options.time(Duration.ofNanos((long) (minutes * 60e9)));
        if (metric != null) options = options.metric(metric);
        if (members != null) options = options.members(members);
        return ownNetworks() ? options.networks(own()) : options;
    }

    private boolean ownNetworks() {
        return !networks.isEmpty() || optimizer != null || batch != null || epochs != null || patience != null;
    }

    private OwnNetworks own() {
        return new OwnNetworks(
                networks.isEmpty() ? USUAL.hidden() : networks,
                optimizer == null ? USUAL.optimizer() : optimizer,
                batch == null ? USUAL.batchSize() : batch,
                epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs),
                patience == null ? OptionalInt.empty() : OptionalInt.of(patience));
    }

    /** The options that differ from the defaults. */
    String command() {
        StringBuilder text = new StringBuilder();
        if (preset != Amount.standard) text.append(" --preset ").append(preset);
        if (minutes != null) text.append(" --minutes ").append(minutes);
        if (metric != null) text.append(" --metric ").append(Shell.quoted(Plugins.format(metric)));
        if (balanced) text.append(" --balanced");
        if (members != null) text.append(" --members ").append(members);
        for (LayerSpec network : networks) text.append(" --network ").append(Shell.quoted(Plugins.format(network)));
        if (optimizer != null) text.append(" --optimizer ").append(Shell.quoted(Plugins.format(optimizer)));
        if (batch != null) text.append(" --batch ").append(batch);
        if (epochs != null) text.append(" --epochs ").append(epochs);
        if (patience != null) text.append(" --patience ").append(patience);
        if (test != TableOptions.TEST) text.append(String.format(Locale.ROOT, " --test %s", test));
        return text.append(" --seed ").append(seed).toString();
    }
}
