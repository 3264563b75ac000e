package dev.nacre.cli;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
                "Learns what is usual in a table, without labels, by an autoencoder, and prints its unusual rows, "
                        + "the most unusual first: their numbers, counted from 1 below the header, and their scores. "
                        + "Writes a model and a report. With --model, a saved detector scores the rows, without "
                        + "training; the table is read as in training.")
final class DetectCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("runs/detect");

    @Mixin
    private TableArguments table;

    @Option(names = "--model", paramLabel = "FILE", description = "Scores rows by this detector, without training.")
    private Path model;

    @Mixin
    private ThresholdArguments threshold;

    @Mixin
    private DetectorArguments learning;

    @Mixin
    private KnownArguments known;

    @Mixin
    private RowColumns columns;

    @Mixin
    private WatchOption watch;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder for model.safetensors and report.html (runs/detect; none with --model).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        threshold.check();
        columns.check();
        known.check();
        learning.check(model != null, known.given());
        OutputFolder results = folder();
        watch.open(spec);
        try (TableFile file = TableFile.of(table.csv, results != null)) {
            file.read(() -> run(file, results));
        }
        return 0;
    }

    private void run(TableFile file, OutputFolder results) throws IOException {
        UnusualRows detector = detector(file);
        Detection detection = new Detection(detector, columns.ids(), known.labels(), results != null);
        score(file, detector, detection);
        if (results == null) return;
        results.write(detector.model());
        results.write("report.html", new DetectionReport(detection, table.csv, command()).html(file));
        results.requireAll();
    }

    /** Null if nothing is written. */
    private OutputFolder folder() throws IOException {
        if (out == null && model != null) return null;
        return OutputFolder.of(out == null ? USUAL : out, "model.safetensors", "report.html");
    }

    private UnusualRows detector(TableFile file) throws IOException {
        UnusualRows detector = model == null
                ? learning.learn(
                        file.path(),
                        table.options(),
                        threshold.ruleOrUsual(),
                        columns.ids(),
                        known.labels(),
                        watch.listener())
                : threshold.on(UnusualRows.load(model), model);
        columns.require(detector, model);
        return detector;
    }

    /** Rows go to standard output; with --all nothing else does, so that they remain a table. */
    private void score(TableFile file, UnusualRows detector, Detection detection) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        RowPrinter printer = new RowPrinter(console, columns);
        DriftWatch drift = model == null ? DriftWatch.none() : DriftWatch.of(detector, learning.seed(), errors);
        detector.score(file.path(), detection.beside(), row -> {
            ScoredRow kept = detection.add(row);
            drift.add(kept);
            return printer.add(kept);
        });
        printer.finish();
        PrintWriter summary = columns.all() ? errors : console;
        detection.summary().forEach(summary::println);
        console.flush();
        errors.flush();
    }

    /** The command that repeats this run. */
    private String command() {
        return spec.qualifiedName()
                + table.command()
                + (model == null ? "" : " --model " + Shell.quoted(model.toString()))
                + threshold.command()
                + known.command()
                + columns.command()
                + learning.command(model != null);
    }
}
