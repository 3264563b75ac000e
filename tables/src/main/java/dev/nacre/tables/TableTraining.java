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
 * Trains the networks of an ensemble, each with another fold held out, so that together they use all data. They take
 * turns on the cores, each on one at a time: the networks are too small for several.
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
        Turns turns = new Turns(Parallel.threads());
        List<Supplier<Optional<TrainedMember>>> trainings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            long start = random.nextLong();
            trainings.add(() -> turns.take(() -> train(number, count, folds.get(number), start, turns)));
        }
        List<TrainedMember> trained = finished(trainings);
        if (trained.isEmpty()) throw new StoppedException();
        return trained;
    }

    private static List<TrainedMember> finished(List<Supplier<Optional<TrainedMember>>> trainings) {
        try {
            return FoldPool.run(trainings, trainings.size()).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (CancellationException e) {
            throw new StoppedException();
        }
    }

    /** Empty if it was stopped before its first epoch ended. */
    private Optional<TrainedMember> train(int number, int of, Split fold, long start, Turns turns) {
        if (stopped()) return Optional.empty();
        List<Listener> listeners = new ArrayList<>(listener.network(number + 1, of));
        StopIfCancelled stop = new StopIfCancelled(listener);
        listeners.add(stop);
        end.ifPresent(nanos -> listeners.add(new TimeBudget(Duration.ofNanos(Math.max(1, nanos - System.nanoTime())))));
        listeners.add(turns);
        TrainedMember trained = training.train(number, fold, unlabelled, start, listeners);
        if (stop.inFirstEpoch() || trained.bestEpoch() == 0) return Optional.empty();
        listener.trained(number + 1, of, trained);
        return Optional.of(trained);
    }

    private boolean stopped() {
        return listener.cancelled() || end.isPresent() && System.nanoTime() >= end.get();
    }
}
