package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.plugin.Plugins;
import java.util.List;
import picocli.CommandLine.Option;

/** How to learn from a table. */
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
            description =
                    "The layers; if it is given several times, the networks that predict together have them by turns "
                            + "(256 gelu, 100 tanh). "
                            + "Preprocessing comes before them by itself, and a dense layer for the label after them "
                            + "if they have "
                            + "another number of outputs.")
    private List<LayerSpec> networks = List.of();

    @Option(
            names = "--optimizer",
            paramLabel = "TEXT",
            converter = PluginText.Rule.class,
            defaultValue = OPTIMIZER,
            description = "The update rule (${DEFAULT-VALUE}).")
    Optimizer optimizer;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Samples in a step (${DEFAULT-VALUE}).")
    int batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "At most so many (300, and fewer for more than 2000 rows, but 20).")
    Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs to wait for an improvement (an eighth of the most, but 3).")
    Integer patience;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "How many networks learn and predict together (${DEFAULT-VALUE}): each has another fifth of the "
                            + "rows, or "
                            + "less if they are more than five, held back to see when to stop.")
    int members;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "The share of rows that are held out to judge by (${DEFAULT-VALUE}).")
    double test;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Gives split, start values, order of samples (${DEFAULT-VALUE}).")
    long seed;

    /** Checked before a table is read. */
    void check() {
        WrongUse.unless(batch >= 1, "--batch must be >= 1, not " + batch);
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(patience == null || patience >= 1, "--patience must be >= 1, not " + patience);
        WrongUse.unless(members >= 1, "--members must be >= 1, not " + members);
        WrongUse.unless(test > 0 && test < 1, "--test must be > 0 and < 1, not " + test);
    }

    /** How to learn from so many rows. */
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

    /** The training part and the rows held out. */
    Split split(Dataset data) {
        return data.split(1 - test, seed);
    }

    /** The options, where they are not the defaults. */
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
