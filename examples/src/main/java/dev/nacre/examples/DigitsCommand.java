package dev.nacre.examples;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main application. */
@Command(
        name = "digits",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Classifies handwritten digits: pre-trains a stacked denoising autoencoder without labels, "
                + "fine-tunes it with labels, and writes a model and a report.")
final class DigitsCommand implements Callable<Integer> {
    private static final double TRAINING_SHARE = 0.8;
    private static final String SOURCE =
            "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine "
                    + "Learning Repository, 1998, doi.org/10.24432/C50P49, CC BY 4.0";
    private static final String CONFIGURATION = "digits.properties";

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, initial weights, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/digits",
            description = "Folder for model.safetensors and report.html (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Other digits: CSV of 64 pixels from 0 to 16 and the digit.")
    private Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration, in place of examples/src/main/resources/dev/nacre/examples/digits.properties.")
    private Path config;

    @Option(
            names = "--validate",
            description =
                    "For choosing a configuration: does not use the test part, trains on 80 %% of the training part "
                            + "and evaluates on the rest.")
    private boolean validate;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        String configuration = config == null ? Resources.text(CONFIGURATION) : Files.readString(config);
        Recipe recipe = Recipe.read(configuration, config == null ? CONFIGURATION : config.toString());
        Dataset digits = data == null ? DigitsData.shipped() : DigitsData.read(data);
        Split parts = digits.split(TRAINING_SHARE, seed);
        if (validate) parts = parts.training().split(TRAINING_SHARE, seed);
        watch.open(spec);
        watch.pictures(DigitsData.INK.shape());
        OutputFolder results = OutputFolder.of(out, "model.safetensors", "report.html");
        DigitsRun run = DigitsRun.of(
                parts,
                DigitsData.INK,
                recipe,
                seed,
                Optional.empty(),
                watch.beside(new Progress(console, Progress.onTerminal())));
        String part = validate ? "validation" : "test";
        results.write(run.model(part));
        results.write("report.html", new DigitsReport(run, part, command(), configuration, SOURCE).html());
        results.requireAll();
        console.printf(Locale.ROOT, "model and report: %s%n%s accuracy %.4f%n", out, part, run.accuracy());
        console.flush();
        return 0;
    }

    /** The command that repeats this run. */
    private String command() {
        return "examples/run digits --seed " + seed + (data == null ? "" : " --data " + data)
                + (config == null ? "" : " --config " + config) + (validate ? " --validate" : "");
    }
}
