package dev.nacre.examples;

import dev.nacre.Cancellation;
import dev.nacre.Listener;
import dev.nacre.ModelFile;
import dev.nacre.TimeBudget;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.diagnosis.Check;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.diagnosis.SanityCheck;
import dev.nacre.diagnosis.SanityReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Anyone's table. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Learns to predict a column of a table from the others, judges by rows held out, and writes a model and a report. "
                        + "Ctrl-C keeps the best model so far.")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table;

    @Mixin
    private LearnerOptions learning;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/train",
            description = "Where model.safetensors and report.html go (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Ends after about so much time, with the best model so far.")
    private Double minutes;

    @Option(names = "--strict", description = "Fails if the sanity check does, before training.")
    private boolean strict;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        if (minutes != null && !(minutes > 0 && minutes < 1e6))
            throw new ParameterException(spec.commandLine(), "--minutes must be > 0, not " + minutes);
        learning.check(spec);
        Split parts = learning.split(table.read());
        TableLearner learner = learning.learner(parts.first().size());
        Files.createDirectories(out);
        SanityReport sanity = sanity(learner, parts, console);
        Cancellation cancellation = new Cancellation();
        Diagnosis diagnosis = new Diagnosis(5, finding -> {});
        Interrupt interrupt = new Interrupt(cancellation, spec.commandLine().getErr());
        try {
            long start = System.nanoTime();
            TableLearner.Learned learned = learner.learn(
                    parts.first(),
                    () -> cancellation.cancelled() || late(start),
                    listeners(console, cancellation, diagnosis, start));
            TableRun run = new TableRun(parts, learner, learned, sanity, diagnosis, (System.nanoTime() - start) * 1e-9);
            ModelFile.write(run.model(table.notes()), out.resolve("model.safetensors"));
            Files.writeString(out.resolve("report.html"), new TableReport(run, table.csv, command()).html());
            diagnosis.findings().forEach(finding -> console.println("look: " + finding));
            console.printf(Locale.ROOT, "model and report: %s%ntest %s %.4f%n", out, run.metric(), run.figure());
            console.flush();
        } finally {
            interrupt.finish();
        }
        return 0;
    }

    private boolean late(long start) {
        return minutes != null && (System.nanoTime() - start) * 1e-9 >= minutes * 60;
    }

    private Listener[] listeners(PrintWriter console, Cancellation cancellation, Diagnosis diagnosis, long start) {
        List<Listener> listeners =
                new ArrayList<>(List.of(new Progress(console, Progress.onTerminal()), cancellation, diagnosis));
        if (minutes != null) listeners.add(new TimeBudget(Duration.ofNanos((long) (minutes * 60e9))));
        return listeners.toArray(Listener[]::new);
    }

    private SanityReport sanity(TableLearner learner, Split parts, PrintWriter console) {
        Dataset train = parts.first();
        SanityReport report = new SanityCheck(
                        learner.network(train),
                        learner.trainer(train, 1),
                        TargetScale.of(train).apply(train.samples()),
                        parts.second().samples(),
                        train.features(),
                        learner.seed())
                .run();
        for (Check check : report.checks())
            if (check.verdict() == Check.Verdict.FAILED || check.verdict() == Check.Verdict.WARNING)
                console.println("sanity check, " + check);
        if (strict && !report.passed())
            throw new IllegalArgumentException("training would make no sense: the sanity check failed, see above");
        return report;
    }

    /** What repeats this run. */
    private String command() {
        return "examples/run train" + table.command() + learning.command();
    }
}
