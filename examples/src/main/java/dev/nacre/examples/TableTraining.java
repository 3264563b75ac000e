package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.diagnosis.Check;
import dev.nacre.diagnosis.SanityCheck;
import dev.nacre.diagnosis.SanityReport;
import dev.nacre.report.TrainingLog;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Training on a table as {@code train} does it: with sanity checks before and diagnosis during training.
 *
 * @param console receives the progress
 * @param cancellation stops training; the best model so far is kept
 * @param minutes the time limit; null for none
 * @param strict whether to stop if a sanity check fails
 */
record TableTraining(PrintWriter console, Cancellation cancellation, Double minutes, boolean strict) {
    /** Observations of the layers take about a tenth of the first network's time. */
    private static final int STEPS_TO_LOOK = 10;

    /** Trains on the first part, and evaluates on the second. */
    TableRun run(Split parts, TableLearner learner) {
        long start = System.nanoTime();
        SanityReport sanity = sanity(learner, parts);
        TrainingLog log = new TrainingLog(STEPS_TO_LOOK);
        TableLearner.Learned learned = learner.learn(
                parts.training(),
                () -> cancellation.cancelled() || left(start) <= 0,
                member -> listeners(start, member, learner.members(), log));
        return new TableRun(parts, learner, learned, sanity, log, (System.nanoTime() - start) * 1e-9);
    }

    /** In nanoseconds. */
    private long left(long start) {
        return minutes == null ? Long.MAX_VALUE : (long) (minutes * 60e9) - (System.nanoTime() - start);
    }

    private List<Listener> listeners(long start, int member, int of, TrainingLog log) {
        String work = of == 1 ? "" : "network " + (member + 1) + " of " + of;
        List<Listener> listeners =
                new ArrayList<>(List.of(new Progress(console, Progress.onTerminal(), work), cancellation));
        if (member == 0) listeners.add(log);
        if (minutes != null) listeners.add(new TimeBudget(Duration.ofNanos(Math.max(1, left(start)))));
        return listeners;
    }

    private SanityReport sanity(TableLearner learner, Split parts) {
        Dataset train = parts.training();
        SanityReport report = new SanityCheck(
                        learner.network(train, 0),
                        learner.trainer(train, 1),
                        train,
                        Optional.of(parts.test()),
                        train.features(),
                        learner.seed())
                .run();
        for (Check check : report.checks())
            if (check.verdict() == Check.Verdict.FAILED || check.verdict() == Check.Verdict.WARNING)
                console.println("sanity check, " + OneLine.of(check.toString()));
        if (strict && !report.passed())
            throw new IllegalArgumentException("training would make no sense: the sanity check failed, see above");
        return report;
    }
}
