package dev.nacre.cli;

import dev.nacre.cli.console.Interrupt;
import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.Tables;
import dev.nacre.training.Cancellation;
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

/** Trains on any table. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Trains a model that predicts a column of a table, or with --sequence its next values, evaluates it on "
                        + "held-out rows, and writes a model and a report. Ctrl-C stops and keeps the best model "
                        + "so far.")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TableArguments table;

    @Mixin
    private LabelArguments label;

    @Mixin
    private SequenceArguments sequence;

    @Mixin
    private LearnArguments learning;

    @Mixin
    private WatchOption watch;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/train",
            description = "Folder for model.safetensors and report.html (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--unlabelled",
            paramLabel = "FILE",
            description = "A table of further rows without a label, for networks that learn from those too, such as "
                    + "--network \"ladder([100, 50], outputs=3)\". Rows of the table itself may lack their label, too.")
    private Path unlabelled;

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
        WrongUse.unless(full == null || full > 0, "--picture must be > 0, not " + full);
        boolean steps = sequence.given();
        WrongUse.unless(
                !steps || unlabelled == null && full == null && !strict,
                "--unlabelled, --picture and --strict are for tables whose rows are samples by themselves; leave them "
                        + "out with --sequence");
        TableOptions options = learning.on(table.options()).task(label.task);
        OutputFolder results = OutputFolder.of(out, "model.safetensors", "report.html");
        PrintWriter console = spec.commandLine().getOut();
        Cancellation cancellation = new Cancellation();
        Interrupt interrupt = new Interrupt(cancellation, spec.commandLine().getErr());
        try {
            watch.open(spec, cancellation);
            TableProgress progress = new TableProgress(console, cancellation, strict, watch);
            String figure = steps
                    ? new ForecastTraining(table.csv, label.label, sequence.options(), options)
                            .run(progress, results, console, command())
                    : table(options, progress, results, console);
            console.printf(Locale.ROOT, "%nmodel and report: %s%n%s%n", out, figure);
            console.flush();
        } finally {
            interrupt.finish();
        }
        return 0;
    }

    /** A table whose rows are samples by themselves; returns the figure of the test as a line. */
    private String table(TableOptions options, TableProgress progress, OutputFolder results, PrintWriter console)
            throws IOException {
        TableModel model = Tables.learn(table.csv, label.label, Optional.ofNullable(unlabelled), options, progress);
        results.write(model.model());
        results.write("report.html", new TableReport(model, progress.log(), full, table.csv, command()).html());
        results.requireAll();
        progress.log().findings().forEach(finding -> console.println("look: " + OneLine.of(finding.toString())));
        console.println();
        model.summary().lines().forEach(console::println);
        return TableReport.test(model.learning().orElseThrow());
    }

    /** The command that repeats this run. */
    private String command() {
        return spec.qualifiedName()
                + table.command()
                + label.command()
                + (sequence.given() ? sequence.command() : "")
                + learning.command()
                + (unlabelled == null ? "" : " --unlabelled " + Shell.quoted(unlabelled.toString()))
                + (full == null ? "" : " --picture " + full);
    }
}
