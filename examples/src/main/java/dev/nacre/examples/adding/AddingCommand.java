package dev.nacre.examples.adding;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.recurrent.RecurrentSpec;
import dev.nacre.training.Epoch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which recurrent layers remember over many steps. */
@Command(
        name = "adding",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns the adding problem of Hochreiter and Schmidhuber: the sum of the two marked values of a "
                + "long sequence, which a layer can only tell if it remembers the first one.")
public final class AddingCommand implements Callable<Integer> {
    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "200",
            description = "Steps of a sequence (${DEFAULT-VALUE}).")
    private int length;

    @Option(
            names = "--cell",
            paramLabel = "LAYER",
            defaultValue = "lstm",
            description = "The recurrent layer: lstm, gru or recurrent, of 32 units, or one with hyper-parameters such "
                    + "as lstm(64) (${DEFAULT-VALUE}).")
    private String cell;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Sequences to learn from (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Passes over them (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "" + AddingTraining.BATCH,
            description = "Sequences in a batch (${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--optimizer",
            paramLabel = "TEXT",
            defaultValue = AddingTraining.OPTIMIZER,
            description = "The optimizer (${DEFAULT-VALUE}).")
    private String optimizer;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines sequences, their order, and initial weights (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(length >= 2, "--length must be >= 2, not " + length);
        WrongUse.unless(samples >= 1, "--samples must be >= 1, not " + samples);
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(batch >= 1, "--batch must be >= 1, not " + batch);
        LayerSpec layer = Plugins.parse(LayerSpec.class, cell);
        WrongUse.unless(
                layer instanceof RecurrentSpec,
                "--cell must be a recurrent layer, such as lstm, gru or recurrent, not " + cell);
        AddingTraining training =
                new AddingTraining(layer, Plugins.parse(Optimizer.class, optimizer), batch, epochs, seed);
        PrintWriter console = spec.commandLine().getOut();
        watch.open(spec);
        List<Epoch> history = training.fit(
                AddingProblem.of(length, samples, seed),
                new Progress(console, Progress.onTerminal()),
                watch.listener());
        console.printf(
                Locale.ROOT,
                "mean squared error %.4f on held-out sequences; the answer 1 each time has %.4f%n",
                history.get(history.size() - 1).validationLoss(),
                AddingProblem.ALWAYS_ONE);
        console.flush();
        return 0;
    }
}
