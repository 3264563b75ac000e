package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.List;

/** How each network of an ensemble is built and trained. */
interface MemberTraining {
    /** Number of networks. */
    int members();

    /** The whole network, from the columns of the table to one output for each target. */
    LayerSpec network(Dataset training, int number);

    /** How to train it, as far as a trainer says. */
    Trainer trainer(Dataset training, int number);

    /**
     * Trains a network, and keeps the weights of its best epoch on the held-out rows.
     *
     * @param number of the network, counted from 0
     * @param fold the rows to train on, and those held out
     * @param start the seed of its initial weights and order of samples
     */
    TrainedMember train(int number, Split fold, long start, List<Listener> listeners);
}
