package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.diagnosis.Check;
import dev.nacre.diagnosis.SanityReport;
import dev.nacre.report.TrainingLog;
import dev.nacre.tables.TableListener;
import dev.nacre.tables.TrainedMember;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints how the learning of a table goes on, and keeps the record of the first network's training. */
final class TableProgress implements TableListener {
    /** Observations of the layers take about a tenth of the first network's time. */
    private static final int STEPS_TO_LOOK = 10;

    private final PrintWriter console;
    private final Cancellation cancellation;
    private final boolean strict;
    private final WatchOption watch;
    private final TrainingLog log = new TrainingLog(STEPS_TO_LOOK);
    private final PercentBar bar;

    TableProgress(PrintWriter console, Cancellation cancellation, boolean strict, WatchOption watch) {
        this.console = console;
        this.cancellation = cancellation;
        this.strict = strict;
        this.watch = watch;
        this.bar = new PercentBar(console);
    }

    TrainingLog log() {
        return log;
    }

    @Override
    public void checked(SanityReport report) {
        for (Check check : report.checks())
            if (check.verdict() == Check.Verdict.FAILED || check.verdict() == Check.Verdict.WARNING)
                console.println("sanity check, " + OneLine.of(check.toString()));
        if (strict && !report.passed())
            throw new IllegalArgumentException("training would make no sense: the sanity check failed, see above");
    }

    @Override
    public List<Listener> network(int number, int of) {
        Listener epochs = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                bar.advance(1.0 / of / training.trainer().epochs());
            }
        };
        Listener page = watch.named("network " + number + " of " + of);
        return number == 1 ? List.of(log, epochs, page) : List.of(epochs, page);
    }

    @Override
    public void trained(int number, int of, TrainedMember member) {
        bar.advance((1 - (double) member.history().size() / member.epochs()) / of);
        Epoch best = member.history().get(member.bestEpoch() - 1);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "network %d of %d: epoch %d of %d is the best, validation loss %.4f",
                number,
                of,
                best.number(),
                member.history().size(),
                best.validationLoss()));
        best.validationMetrics()
                .forEach((name, value) -> line.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
        bar.print(line.toString());
    }

    @Override
    public void stage(String what) {
        bar.print(what);
    }

    @Override
    public boolean cancelled() {
        return cancellation.cancelled();
    }
}
