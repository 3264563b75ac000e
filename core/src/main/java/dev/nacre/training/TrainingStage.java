package dev.nacre.training;

import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import java.util.List;

/**
 * A part of the work.
 *
 * @param number 0 for training on targets, else which layer is being pre-trained, counted from 1
 * @param count how many layers are pre-trained
 */
record TrainingStage(int number, int count) {
    static final TrainingStage TRAINING = new TrainingStage(0, 0);

    /** What a stage of that number makes small. */
    static Objective objective(int number, Network network, Loss loss, List<Metric> metrics) {
        return number == 0
                ? new SupervisedObjective(network.layer(), loss, metrics)
                : new PretrainingObjective(Pretraining.learners(network).get(number - 1));
    }

    @Override
    public String toString() {
        return number == 0 ? "training" : "pre-training layer " + number + " of " + count;
    }
}
