package dev.nacre.cli;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Detects unusual rows. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Detects unusual rows of a table, without labels, by the reconstruction errors of an autoencoder. "
                        + "Prints row numbers, counted from 1 below the header, and scores, the most unusual first. "
                        + "With --model, a saved model scores the rows.")
final class DetectCommand implements Callable<Integer> {

    @Mixin
    private TableArguments table;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Approximate share of unusual rows (${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--model", paramLabel = "FILE", description = "Scores rows with this model, without training.")
    private Path model;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights and order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/detect",
            description = "Folder for model.safetensors (${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(share > 0 && share < 1, "--share must be > 0 and < 1, not " + share);
        UnusualRows detector;
        if (model == null) {
            OutputFolder results = OutputFolder.of(out, "model.safetensors");
            detector = UnusualRows.learn(table.csv, table.options().seed(seed), share);
            results.write(detector.model());
            results.requireAll();
        } else {
            detector = UnusualRows.load(model);
        }
        print(detector.scores(table.csv), detector.threshold());
        return 0;
    }

    private void print(double[] scores, double threshold) {
        PrintWriter console = spec.commandLine().getOut();
        List<Integer> found = IntStream.range(0, scores.length)
                .filter(i -> scores[i] > threshold)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        console.println("row,score");
        for (int row : found) console.printf(Locale.ROOT, "%d,%.4g%n", row + 1, scores[row]);
        console.printf(Locale.ROOT, "%d of %d rows are unusual%n", found.size(), scores.length);
        console.flush();
    }
}
