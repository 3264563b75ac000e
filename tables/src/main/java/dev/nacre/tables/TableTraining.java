package dev.nacre.tables;

import dev.nacre.compute.Parallel;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.tables.evaluation.FoldPool;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Trains the networks of an ensemble, each with another fold held out, so that together they use all data. As many are
 * trained at once as there are cores, each on one: the networks are too small for several.
 *
 * @param training how to train each network
 * @param unlabelled further rows, for networks that learn without labels
 * @param listener follows
 * @param end when to end, in the clock of {@link System#nanoTime}; empty for no limit
 */
record TableTraining(MemberTraining training, UnlabelledRows unlabelled, TableListener listener, Optional<Long> end) {
    /** Number of folds: this many, or as many as members if there are more. */
    private static final int FOLDS = 5;

    /**
     * Trains all networks, or until cancelled.
     *
     * @return those that completed an epoch at least
     * @throws StoppedException if there is none
     */
    List<TrainedMember> run(Dataset data, long seed) {
        int members = training.members();
        List<Split> folds = data.folds(Math.min(data.size(), Math.max(FOLDS, members)), seed);
        return run(folds.subList(0, Math.min(members, folds.size())), seed);
    }

    /** Trains a network for each split, as {@link #run(Dataset, long)} does. */
    List<TrainedMember> run(List<Split> folds, long seed) {
        int count = folds.size();
        SplittableRandom random = new SplittableRandom(seed);
        List<Supplier<Optional<TrainedMember>>> trainings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            long start = random.nextLong();
            trainings.add(() -> train(number, count, folds.get(number), start));
        }
        List<TrainedMember> trained = finished(trainings);
        if (trained.isEmpty()) throw new StoppedException();
        return trained;
    }

    private static List<TrainedMember> finished(List<Supplier<Optional<TrainedMember>>> trainings) {
        try {
            return FoldPool.run(trainings).stream().flatMap(Optional::stream).toList();
        } catch (CancellationException e) {
            throw new StoppedException();
        }
    }

    /** Empty if it was stopped before its first epoch ended. */
    private Optional<TrainedMember> train(int number, int of, Split fold, long start) {
        if (stopped()) return Optional.empty();
        List<Listener> listeners = new ArrayList<>(listener.network(number + 1, of));
        StopIfCancelled stop = new StopIfCancelled(listener);
        listeners.add(stop);
        end.ifPresent(nanos -> listeners.add(new TimeBudget(share(nanos, number, of))));
        TrainedMember trained = training.train(number, fold, unlabelled, start, listeners);
        if (stop.inFirstEpoch() || trained.bestEpoch() == 0) return Optional.empty();
        listener.trained(number + 1, of, trained);
        return Optional.of(trained);
    }

    /** A part of the time that is left, so that the last network gets one, too. */
    private static Duration share(long end, int number, int of) {
        int rounds = (of - number + Parallel.threads() - 1) / Parallel.threads();
        return Duration.ofNanos(Math.max(1, (end - System.nanoTime()) / Math.max(1, rounds)));
    }

    private boolean stopped() {
        return listener.cancelled() || end.isPresent() && System.nanoTime() >= end.get();
    }
}
