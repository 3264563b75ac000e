package dev.nacre.training;

import dev.nacre.LayerInputs;
import dev.nacre.Network;
import dev.nacre.Pretrainable;
import dev.nacre.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Greedy layer-wise pre-training, from its beginning or from a checkpoint. */
final class Pretraining {
    private final Trainer trainer;
    private final Network network;
    private final Optional<Checkpoint> from;
    private final Listener[] listeners;
    private final List<Pretrainable> learners;
    private final List<List<Epoch>> histories = new ArrayList<>();

    Pretraining(Trainer trainer, Network network, Optional<Checkpoint> from, Listener[] listeners) {
        this.trainer = trainer;
        this.network = network;
        this.from = from;
        this.listeners = listeners;
        this.learners = LayerInputs.learners(network.layer());
    }

    List<List<Epoch>> run(TrainingData data, Optional<TrainingData> heldOut) {
        DataChecks.requireFeatures(network, "training data", data);
        heldOut.ifPresent(held -> DataChecks.requireFeatures(network, "held-out data", held));
        from.ifPresentOrElse(
                checkpoint -> checkpoint.requireOf(trainer, true, data), () -> network.fitPreprocessing(data));
        if (learners.isEmpty())
            throw new IllegalArgumentException(
                    "nothing in " + network + " can be pre-trained: it has no autoencoder, or all are frozen");
        if (data.sampleCount().orElse(1) == 0)
            throw new IllegalArgumentException(
                    "there is no sample to pre-train on; leave out pre-training, or provide features without targets");
        from.ifPresent(checkpoint -> requireStages(checkpoint.part()));
        for (Pretrainable learner : learners) histories.add(train(learner, data, heldOut));
        return histories;
    }

    private void requireStages(TrainingStage stage) {
        if (stage.count() != learners.size())
            throw new IllegalArgumentException(
                    "the checkpoint is of " + stage + ", the network has " + learners.size() + " layers to pre-train");
    }

    private List<Epoch> train(Pretrainable learner, TrainingData data, Optional<TrainingData> heldOut) {
        TrainingStage stage = new TrainingStage(histories.size() + 1, learners.size());
        Objective objective = new ReconstructionObjective(network, learner);
        int resumed = from.map(checkpoint -> checkpoint.part().number()).orElse(0);
        if (stage.number() < resumed) return from.get().earlier().get(histories.size());
        if (stage.number() == resumed) {
            Training training = from.get().training(trainer, objective, data);
            return new TrainingLoop(training, listeners)
                    .run(data, heldOut, from.get().use());
        }
        Training training = new Training(stage, objective, trainer, data, histories);
        return new TrainingLoop(training, listeners).run(data, heldOut, Map.of());
    }
}
