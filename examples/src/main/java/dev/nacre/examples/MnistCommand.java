package dev.nacre.examples;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reproduces published results. */
@Command(
        name = "mnist",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains on all 60,000 training images of MNIST, as papers do, evaluates on the test images, "
                + "and writes a model and a report.")
final class MnistCommand implements Callable<Integer> {
    @Mixin
    private MnistOption data;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            required = true,
            description = "mlp, sda (stacked denoising autoencoders), dbn (deep belief net), dropout, maxout, "
                    + "conv (convolutions), conv-augmented, rows (LSTM, row by row), ladder (ladder network), "
                    + "ladder-baseline; or a file of your own that ends in .properties.")
    private String recipe;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Number of epochs, of each layer's pre-training too, in place of the recipe's.")
    private Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights, noise, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/mnist",
            description = "Folder for model.safetensors and report.html (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--validate",
            description = "For choosing a recipe: does not use the test images, trains on the first 50,000 training "
                    + "images and evaluates on the last 10,000.")
    private boolean validate;

    @Option(
            names = "--labels",
            paramLabel = "N",
            description = "Number of training images that keep their label, as many of each class (all). A ladder "
                    + "network learns from the others too; so does pre-training.")
    private Integer labels;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Written every five minutes. If it exists, training continues from it; give the same other "
                    + "options then.")
    private Path checkpoint;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        PrintWriter console = spec.commandLine().getOut();
        String configuration = MnistRecipes.text(recipe);
        watch.open(spec);
        Recipe read = MnistRecipes.read(recipe, labels == null ? Integer.MAX_VALUE : labels);
        MnistData mnist = data.read();
        watch.pictures(mnist.ink().shape());
        Split parts = validate ? mnist.forChoosing() : mnist.forTest();
        if (labels != null) parts = new Split(withLabels(parts.training()), parts.test());
        OutputFolder results = OutputFolder.of(out, "model.safetensors", "report.html");
        DigitsRun run = DigitsRun.of(
                parts,
                mnist.ink(),
                epochs == null ? read : read.during(epochs),
                seed,
                Optional.ofNullable(checkpoint),
                watch.beside(new Progress(console, Progress.onTerminal())));
        String part = validate ? "validation" : "test";
        results.write(run.model(part));
        results.write("report.html", new DigitsReport(run, part, command(), configuration, MnistData.SOURCE).html());
        results.requireAll();
        console.printf(
                Locale.ROOT,
                "model and report: %s, %.0f s%n%s error %.2f%%%n",
                out,
                run.seconds(),
                part,
                100 * (1 - run.accuracy()));
        console.flush();
        return 0;
    }

    private Dataset withLabels(Dataset training) {
        int least = training.labels().size();
        WrongUse.unless(
                labels >= least && labels <= training.size(),
                "--labels must be >= " + least + ", the classes, and <= " + training.size()
                        + ", the training images, not " + labels);
        return labels == training.size() ? training : FewerLabels.of(training, labels, seed);
    }

    /** The command that repeats this run. */
    private String command() {
        return "examples/run mnist " + data + " --recipe " + recipe
                + (labels == null ? "" : " --labels " + labels)
                + (epochs == null ? "" : " --epochs " + epochs)
                + " --seed " + seed + (validate ? " --validate" : "");
    }
}
