package dev.nacre.report;

import dev.nacre.training.Epoch;
import dev.nacre.training.Snapshot;
import dev.nacre.training.Training;

/** The epoch with the lowest validation loss, or training loss if there is no validation data, and its weights. */
final class BestEpoch {
    private final Snapshot weights;
    private int number;
    private double loss = Double.POSITIVE_INFINITY;

    BestEpoch(Training training) {
        weights = new Snapshot(training.objective());
    }

    void add(Training training, Epoch epoch) {
        double reached = Double.isNaN(epoch.validationLoss()) ? epoch.loss() : epoch.validationLoss();
        if (!(reached < loss)) return;
        loss = reached;
        number = epoch.number();
        training.withValidatedWeights(weights::take);
    }

    /** Gives the network these weights. Nothing happens before the first epoch. */
    void restore(Training training) {
        if (number == 0) return;
        weights.restore();
        training.restored(number);
    }

    /** Counted from 1; 0 before the first epoch. */
    int number() {
        return number;
    }

    double loss() {
        return loss;
    }
}
