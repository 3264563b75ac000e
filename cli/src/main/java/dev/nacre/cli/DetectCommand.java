package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.tables.DetectionOptions;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            DetectionOptions options =
                    new DetectionOptions().table(table.options().seed(seed)).threshold(ThresholdRule.share(share));
            detector = UnusualRows.learn(table.csv, options);
            results.write(detector.model());
            results.requireAll();
        } else {
            detector = UnusualRows.load(model);
        }
        print(detector.score(table.csv));
        return 0;
    }

    private void print(List<ScoredRow> rows) {
        PrintWriter console = spec.commandLine().getOut();
        List<ScoredRow> found = rows.stream()
                .filter(ScoredRow::unusual)
                .sorted(Comparator.comparingDouble(ScoredRow::score).reversed())
                .toList();
        console.println("row,score");
        for (ScoredRow row : found) console.printf(Locale.ROOT, "%d,%.4g%n", row.row(), row.score());
        console.printf(Locale.ROOT, "%d of %d rows are unusual%n", found.size(), rows.size());
        console.flush();
    }
}
