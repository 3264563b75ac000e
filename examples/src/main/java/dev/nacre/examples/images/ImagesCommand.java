package dev.nacre.examples.images;

import dev.nacre.LayerSpec;
import dev.nacre.cli.console.Interrupt;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.PluginText;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns from a folder of pictures, and classifies others. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Learns to tell classes of pictures apart from a folder with one folder for each class, tests it on"
                        + " held-out pictures, and writes a model and a report; --model classifies others with it."
                        + " Ctrl-C stops and keeps the best network so far.")
public final class ImagesCommand implements Callable<Integer> {
    static final int LEAST_SIZE = 8;
    static final int LARGEST_SIZE = 512;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Pictures to learn from: one folder for each class; or train and test (and validation) with"
                    + " such folders.")
    private Path data;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Pictures are brought to N × N pixels, 8 to 512 (what most have, at most 64).")
    private Integer size;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "About how long everything may take (a few minutes for some thousand pictures).")
    private Double minutes;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training pictures (by computation).")
    private Integer epochs;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description = "A model of other pictures: its layers are taken over, only the last one is new.")
    private Path from;

    @Option(
            names = "--network",
            paramLabel = "LAYERS",
            converter = PluginText.Layers.class,
            description = "A network of your own for pixels from 0 to 255, with one output for each class.")
    private LayerSpec network;

    @Option(names = "--model", paramLabel = "MODEL", description = "A trained model, for --predict.")
    private Path model;

    @Option(names = "--predict", paramLabel = "PATH", description = "A picture or a folder of pictures to classify.")
    private Path predicted;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, initial weights and order of pictures (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/images",
            description = "Folder for model.safetensors and report.html (${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    /** For the command line. */
    public ImagesCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        if (model != null || predicted != null) {
            WrongUse.unless(model != null && predicted != null, "--model and --predict go together");
            WrongUse.unless(data == null, "--data learns a new model; it can't be given with --model");
            return new PicturePrediction(model, predicted)
                    .print(console, spec.commandLine().getErr());
        }
        check();
        OutputFolder results = OutputFolder.of(out, "model.safetensors", "report.html");
        Cancellation cancellation = new Cancellation();
        Interrupt interrupt = new Interrupt(cancellation, spec.commandLine().getErr());
        try {
            watch.open(spec, cancellation);
            PictureRun run = new PictureTask(
                            data, size, minutes, epochs, from, network, seed, console, cancellation, watch)
                    .run();
            results.write(run.model());
            results.write("report.html", new PictureReport(run, data, command(run)).html());
            results.requireAll();
            console.printf("model and report: %s%n", out);
            console.println(run.result());
            console.flush();
        } finally {
            interrupt.finish();
        }
        return 0;
    }

    private void check() {
        WrongUse.unless(
                data != null, "--data FOLDER learns from pictures, --model MODEL --predict PATH classifies some");
        WrongUse.unless(
                size == null || size >= LEAST_SIZE && size <= LARGEST_SIZE,
                "--size must be >= " + LEAST_SIZE + " and <= " + LARGEST_SIZE + ", not " + size);
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(minutes == null || minutes > 0 && minutes < 1e5, "--minutes must be > 0, not " + minutes);
        WrongUse.unless(minutes == null || epochs == null, "--minutes and --epochs can't both be given");
        WrongUse.unless(from == null || network == null, "--from has its own network; --network can't be given, too");
    }

    /** The command that repeats this run: with the epochs that the time allowed here. */
    private String command(PictureRun run) {
        return "examples/run images --data " + data
                + (size == null ? "" : " --size " + size)
                + (epochs == null && minutes == null
                        ? ""
                        : " --epochs " + run.effort().epochs())
                + (from == null ? "" : " --from " + from)
                + (network == null ? "" : " --network \"" + Plugins.format(network) + '"')
                + String.format(Locale.ROOT, " --seed %d", seed);
    }
}
