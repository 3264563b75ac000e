package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.plugin.Plugins;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for training on a table. */
final class LearnerOptions {
    private static final List<String> NETWORKS = List.of("dense(256, activation=gelu)", "dense(100, activation=tanh)");
    static final String OPTIMIZER = "adamW(learningRate=0.001, decay=0.001)";

    private static final int FEWEST_EPOCHS = 20;
    private static final int MOST_EPOCHS = 300;
    private static final long WORK = 600_000;

    @Option(
            names = "--network",
            paramLabel = "TEXT",
            converter = PluginText.Layers.class,
            description = "The layers; if repeated, the networks of the ensemble use them in turn "
                    + "(256 gelu, 100 tanh). "
                    + "Preprocessing is added before them, and a dense output layer after them "
                    + "if they have "
                    + "another number of outputs.")
    private List<LayerSpec> networks = List.of();

    @Option(
            names = "--optimizer",
            paramLabel = "TEXT",
            converter = PluginText.Rule.class,
            defaultValue = OPTIMIZER,
            description = "The optimizer (${DEFAULT-VALUE}).")
    Optimizer optimizer;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "Batch size (${DEFAULT-VALUE}).")
    int batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Maximum number of epochs (300; fewer above 2,000 rows, never below 20).")
    Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without improvement before training stops (an eighth of the maximum, never below 3).")
    Integer patience;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of networks in the ensemble (${DEFAULT-VALUE}): each holds out another fifth of the "
                    + "rows, or "
                    + "less if there are more than five networks, for early stopping.")
    int members;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of rows held out for the test (${DEFAULT-VALUE}).")
    double test;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, initial weights, order of samples (${DEFAULT-VALUE}).")
    long seed;

    /** Checked before a table is read. */
    void check() {
        WrongUse.unless(batch >= 1, "--batch must be >= 1, not " + batch);
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(patience == null || patience >= 1, "--patience must be >= 1, not " + patience);
        WrongUse.unless(members >= 1, "--members must be >= 1, not " + members);
        WrongUse.unless(test > 0 && test < 1, "--test must be > 0 and < 1, not " + test);
    }

    /** The settings for a number of rows. */
    TableLearner learner(int rows) {
        int most = epochs != null ? epochs : Math.max(FEWEST_EPOCHS, (int) Math.min(MOST_EPOCHS, WORK / rows));
        int wait = patience != null ? patience : Math.max(3, most / 8);
        return new TableLearner(networks(), optimizer, batch, most, wait, members, seed);
    }

    private List<LayerSpec> networks() {
        if (!networks.isEmpty()) return networks;
        return NETWORKS.stream()
                .map(text -> Plugins.parse(LayerSpec.class, text))
                .toList();
    }

    /** The training data and the rows held out. */
    Split split(Dataset data) {
        return data.split(1 - test, seed);
    }

    /** The options that differ from the defaults. */
    String command() {
        StringBuilder text = new StringBuilder();
        for (LayerSpec network : networks)
            text.append(" --network '").append(Plugins.format(network)).append('\'');
        if (!Plugins.format(optimizer).equals(Plugins.format(Plugins.parse(Optimizer.class, OPTIMIZER))))
            text.append(" --optimizer '").append(Plugins.format(optimizer)).append('\'');
        return text.append(batch == 32 ? "" : " --batch " + batch)
                .append(epochs == null ? "" : " --epochs " + epochs)
                .append(patience == null ? "" : " --patience " + patience)
                .append(members == 5 ? "" : " --members " + members)
                .append(test == 0.2 ? "" : " --test " + test)
                .append(" --seed ")
                .append(seed)
                .toString();
    }
}
