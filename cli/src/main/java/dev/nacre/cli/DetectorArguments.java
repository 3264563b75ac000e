package dev.nacre.cli;

import dev.nacre.AutoencoderSpec;
import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.cli.console.PluginText;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.DetectionOptions;
import dev.nacre.tables.KnownAnomalies;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.UnusualRows;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for learning what is usual. */
final class DetectorArguments {
    @Option(
            names = "--network",
            paramLabel = "TEXT",
            converter = PluginText.Autoencoder.class,
            description = "An autoencoder of your own, such as denoising(32), stacked([…]), variational(4), "
                    + "rbm(16, gaussian=true). If repeated, the best one by --label is taken.")
    private List<AutoencoderSpec> networks = List.of();

    @Option(
            names = "--trim",
            paramLabel = "SHARE",
            description = "Share of the rows, the most unusual ones, that the autoencoder does not learn from, since "
                    + "they may be unusual: >= 0, <= 0.5 (0.1).")
    private Double trim;

    @Option(names = "--clean", description = "All rows of the table are normal ones; the same as --trim 0.")
    private boolean clean;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights and order of samples (${DEFAULT-VALUE}).")
    private long seed;

    /** Before any table is read. */
    void check(boolean saved, boolean labels) {
        WrongUse.unless(
                !saved || networks.isEmpty() && trim == null && !clean,
                "--network, --trim and --clean are for training; with --model there is none");
        WrongUse.unless(!clean || trim == null, "--trim and --clean exclude each other; give one");
        WrongUse.unless(trim == null || trim >= 0 && trim <= 0.5, "--trim must be >= 0 and <= 0.5, not " + trim);
        WrongUse.unless(
                networks.size() < 2 || labels, "--network several times needs --label, by which the best is chosen");
    }

    UnusualRows learn(
            Path csv,
            TableOptions table,
            ThresholdRule threshold,
            List<Column> ids,
            Optional<KnownAnomalies> labels,
            Listener listener)
            throws IOException {
        double left = clean ? 0 : trim == null ? DetectionOptions.TRIM : trim;
        return UnusualRows.learn(
                csv, new DetectionOptions(table.seed(seed), threshold, left, networks, ids, labels), listener);
    }

    long seed() {
        return seed;
    }

    /** The options, for a command that repeats the run. */
    String command(boolean saved) {
        StringBuilder text = new StringBuilder();
        for (AutoencoderSpec network : networks)
            text.append(" --network ").append(Shell.quoted(Plugins.format(network)));
        if (trim != null) text.append(" --trim ").append(trim);
        if (clean) text.append(" --clean");
        return text.append(saved ? "" : " --seed " + seed).toString();
    }
}
