package dev.nacre.report;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.diagnosis.Finding;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A listener that records what a {@link TrainingReport} shows: the results of every epoch, and observations of the
 * layers. It can record several trainings, one after the other: pre-training of each layer, then training. It does not
 * change the training.
 */
public final class TrainingLog implements Listener {
    private record Watched(Training training, Diagnosis diagnosis, List<Epoch> epochs, long[] steps) {}

    private final int every;
    private final List<Watched> trainings = new ArrayList<>();
    private Watched last;

    /**
     * A listener that observes the layers at regular intervals.
     *
     * @param every steps between two observations of the layers, at least 1; an observation costs about a forward pass
     */
    public TrainingLog(int every) {
        if (every < 1) throw new IllegalArgumentException("every must be >= 1, not " + every);
        this.every = every;
    }

    @Override
    public void onStart(Training training) {
        last = new Watched(training, new Diagnosis(every), new ArrayList<>(training.history()), new long[1]);
        trainings.add(last);
        last.diagnosis.onStart(training);
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        last.diagnosis.onGradients(training, batch);
    }

    @Override
    public void onStep(Training training, double loss) {
        last.diagnosis.onStep(training, loss);
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        last.diagnosis.onEpoch(training, epoch);
        last.epochs.add(epoch);
        last.steps[0] = training.step();
    }

    /**
     * The problems noticed.
     *
     * @return oldest first; empty if there are none
     */
    public List<Finding> findings() {
        return trainings.stream()
                .flatMap(watched -> watched.diagnosis.findings().stream())
                .toList();
    }

    /** The network of the last training; empty before the first. */
    Optional<Network> network() {
        return Optional.ofNullable(last).map(watched -> watched.training.network());
    }

    List<TrainingRecord> records() {
        return trainings.stream()
                .map(watched -> new TrainingRecord(
                        watched.training.stage(),
                        watched.training.trainer(),
                        List.copyOf(watched.epochs),
                        watched.epochs.isEmpty() ? 0 : watched.steps[0] / watched.epochs.size(),
                        watched.diagnosis.observations()))
                .toList();
    }
}
