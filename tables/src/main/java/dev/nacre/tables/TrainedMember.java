package dev.nacre.tables;

import dev.nacre.Network;
import dev.nacre.data.Split;
import dev.nacre.model.Model;
import dev.nacre.training.Epoch;
import java.util.List;

/**
 * One trained network of an ensemble.
 *
 * @param model the network with its loss
 * @param fold the rows that it was trained on, and those held out
 * @param epochs the maximum number of epochs
 * @param history one entry for each epoch
 * @param bestEpoch the epoch whose weights it has, counted from 1
 */
public record TrainedMember(Model model, Split fold, int epochs, List<Epoch> history, int bestEpoch) {
    /** Keeps a copy. */
    public TrainedMember {
        history = List.copyOf(history);
    }

    /**
     * The network.
     *
     * @return trained
     */
    public Network network() {
        return model.network();
    }
}
