package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
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

/** Trains on any table. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Trains a model that predicts a column of a table, evaluates it on held-out rows, and writes a model "
                        + "and a report. Ctrl-C stops and keeps the best model so far.")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table;

    @Mixin
    private LearnerOptions learning;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/train",
            description = "Folder for model.safetensors and report.html (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Stops after about this time, with the best model so far.")
    private Double minutes;

    @Option(
            names = "--picture",
            paramLabel = "FULL",
            description = "Rows are square images, 0 for paper and FULL for full ink: the report shows "
                    + "misclassified ones.")
    private Float full;

    @Option(names = "--strict", description = "Fails before training if a sanity check fails.")
    private boolean strict;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(minutes == null || minutes > 0 && minutes < 1e6, "--minutes must be > 0, not " + minutes);
        WrongUse.unless(full == null || full > 0, "--picture must be > 0, not " + full);
        learning.check();
        Dataset data = table.read();
        Ink ink = full == null ? null : Ink.of(data, full, table.csv.toString());
        Split parts = learning.split(data);
        OutputFolder results = OutputFolder.of(out, "model.safetensors", "report.html");
        PrintWriter console = spec.commandLine().getOut();
        Cancellation cancellation = new Cancellation();
        Interrupt interrupt = new Interrupt(cancellation, spec.commandLine().getErr());
        try {
            TableRun run = new TableTraining(console, cancellation, minutes, strict)
                    .run(parts, learning.learner(parts.training().size()));
            results.write(run.model(table.notes()));
            results.write("report.html", new TableReport(run, ink, table.csv, command()).html());
            results.requireAll();
            run.log().findings().forEach(finding -> console.println("look: " + OneLine.of(finding.toString())));
            console.printf(Locale.ROOT, "model and report: %s%ntest %s %.4f%n", out, run.metric(), run.figure());
            console.flush();
        } finally {
            interrupt.finish();
        }
        return 0;
    }

    /** The command that repeats this run. */
    private String command() {
        return "examples/run train" + table.command() + learning.command() + (full == null ? "" : " --picture " + full);
    }
}
