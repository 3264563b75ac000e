package dev.nacre.training;

import dev.nacre.Network;
import dev.nacre.model.Model;
import java.util.List;

/**
 * The result of a supervised training.
 *
 * @param model the trained network with its loss and the training data's names of features and classes; use it to
 *     predict and to save
 * @param history one entry for each epoch
 * @param bestEpoch the epoch whose weights the model has, counted from 1: the last one, unless {@link EarlyStopping}
 *     restored earlier weights; 0 if no epoch was completed
 */
public record Trained(Model model, List<Epoch> history, int bestEpoch) {
    /** Keeps a copy. */
    public Trained {
        history = List.copyOf(history);
    }

    /**
     * The trained network.
     *
     * @return the one that was passed in
     */
    public Network network() {
        return model.network();
    }

    /**
     * The result of the epoch whose weights the model has.
     *
     * @return its losses and metrics
     * @throws IllegalStateException if no epoch was completed
     */
    public Epoch best() {
        if (bestEpoch == 0) throw new IllegalStateException("no epoch was completed");
        return history.get(bestEpoch - 1);
    }
}
