package dev.nacre.report;

import dev.nacre.Batch;
import dev.nacre.Epoch;
import dev.nacre.Listener;
import dev.nacre.Training;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener that keeps what a {@link TrainingReport} shows: the figures of every epoch, and looks at the layers. It serves any number
 * of trainings, one after the other: pre-training of each layer, then training. It changes nothing.
 */
public final class TrainingLog implements Listener {
    private record Watched(Training training, List<Epoch> epochs, long[] steps) {}

    private final Diagnosis diagnosis;
    private final List<Watched> trainings = new ArrayList<>();

    /**
     * A listener.
     *
     * @param every steps from one look at the layers to the next, at least 1; a look costs about a forward pass
     */
    public TrainingLog(int every) {
        diagnosis = new Diagnosis(every);
    }

    @Override
    public void onStart(Training training) {
        diagnosis.onStart(training);
        trainings.add(new Watched(training, new ArrayList<>(training.history()), new long[1]));
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        diagnosis.onGradients(training, batch);
    }

    @Override
    public void onStep(Training training, double loss) {
        diagnosis.onStep(training, loss);
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        diagnosis.onEpoch(training, epoch);
        Watched last = trainings.get(trainings.size() - 1);
        last.epochs.add(epoch);
        last.steps[0] = training.step();
    }

    /**
     * What seems wrong.
     *
     * @return oldest first; empty if all is well
     */
    public List<Finding> findings() {
        return diagnosis.findings();
    }

    List<Stage> stages() {
        return trainings.stream()
                .map(watched -> new Stage(
                        watched.training.stage(),
                        watched.training.trainer(),
                        List.copyOf(watched.epochs),
                        watched.epochs.isEmpty() ? 0 : watched.steps[0] / watched.epochs.size(),
                        diagnosis.observations().stream()
                                .filter(o -> o.stage().equals(watched.training.stage()))
                                .toList()))
                .toList();
    }
}
