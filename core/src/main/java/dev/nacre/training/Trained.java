package dev.nacre.training;

import dev.nacre.Network;
import dev.nacre.model.Model;
import java.util.List;

/**
 * What a training on targets gave.
 *
 * @param model the trained network with its loss, and the names that the training data has for features and classes; to
 *     be saved, and to predict with
 * @param history one entry for each epoch
 * @param bestEpoch the epoch whose weights the model has, counted from 1: the last one, unless {@link EarlyStopping}
 *     brought back others; 0 before the first
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
     * The epoch whose weights the model has.
     *
     * @return its losses and metrics
     * @throws IllegalStateException if no epoch was done
     */
    public Epoch best() {
        if (bestEpoch == 0) throw new IllegalStateException("no epoch was done");
        return history.get(bestEpoch - 1);
    }
}
