package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Greedy layer-wise pre-training, from its beginning or from a checkpoint. */
final class Pretraining {
    private final Trainer trainer;
    private final Network network;
    private final Checkpoint from;
    private final Listener[] listeners;
    private final int count;
    private final List<List<Epoch>> histories = new ArrayList<>();

    /** The checkpoint may be null. */
    Pretraining(Trainer trainer, Network network, Checkpoint from, Listener[] listeners) {
        this.trainer = trainer;
        this.network = network;
        this.from = from;
        this.listeners = listeners;
        this.count = learners(network).size();
        if (count == 0)
            throw new IllegalArgumentException(
                    "nothing in " + network + " can be pre-trained: it has no autoencoder, or all are frozen");
    }

    /** The layers that learn, lowest first. */
    static List<Pretrainable> learners(Network network) {
        return network.layers().stream()
                .filter(Pretraining::learns)
                .map(Pretrainable.class::cast)
                .toList();
    }

    private static boolean learns(Layer layer) {
        return layer instanceof Pretrainable learner
                && learner.pretrainingParameters().stream().anyMatch(Parameter::trainable);
    }

    /** Held-out data may be null. */
    List<List<Epoch>> run(TrainingData data, TrainingData heldOut) {
        if (data.samples().orElse(1) == 0)
            throw new IllegalArgumentException(
                    "there is no unlabelled sample to pre-train on; leave pre-training out, or give it some features");
        TrainingData seen = data;
        TrainingData seenHeldOut = heldOut;
        for (Layer layer : network.layers()) {
            if (learns(layer)) {
                histories.add(train((Pretrainable) layer, seen, seenHeldOut));
                if (histories.size() == count) break;
            }
            seen = seen.through(layer);
            if (heldOut != null) seenHeldOut = seenHeldOut.through(layer);
        }
        return histories;
    }

    private List<Epoch> train(Pretrainable learner, TrainingData data, TrainingData heldOut) {
        TrainingStage stage = new TrainingStage(histories.size() + 1, count);
        Objective objective = new PretrainingObjective(learner);
        if (from != null && stage.number() < from.part().number())
            return from.earlier().get(histories.size());
        if (from != null && stage.number() == from.part().number())
            return new TrainingLoop(from.training(trainer, learner, data), objective, listeners)
                    .run(data, heldOut, from.state());
        Training training = new Training(stage, network, learner, trainer, data, histories);
        return new TrainingLoop(training, objective, listeners).run(data, heldOut, Map.of());
    }
}
