package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** How each network of an ensemble is built and trained. */
interface MemberTraining {
    /** Number of networks. */
    int members();

    /** The whole network, from the columns of the table to one output for each target. */
    LayerSpec network(Dataset training, int number);

    /** How to train it, as far as a trainer says. */
    Trainer trainer(Dataset training, int number);

    /** Number of epochs without improvement on the held-out rows before training stops. */
    int patience(Dataset training);

    /**
     * Trains a network, and keeps the weights of its best epoch on the held-out rows.
     *
     * @param number of the network, counted from 0
     * @param fold the rows to train on, and those held out
     * @param unlabelled further rows, for a network that learns without labels
     * @param start the seed of its initial weights and order of samples
     */
    default TrainedMember train(
            int number, Split fold, UnlabelledRows unlabelled, long start, List<Listener> listeners) {
        Dataset training = fold.training();
        EarlyStopping stopping = new EarlyStopping(patience(training));
        List<Listener> all = new ArrayList<>(List.of(stopping));
        all.addAll(listeners);
        Network network = new Network(network(training, number), training.shape(), start);
        Trainer trainer = trainer(training, number).seed(start);
        Dataset learned = unlabelled.usedBy(network, trainer) ? unlabelled.after(training) : training;
        Trained trained = trainer.fit(network, learned, fold.test(), all.toArray(Listener[]::new));
        return new TrainedMember(trained.model(), fold, trainer.epochs(), trained.history(), stopping.bestEpoch());
    }
}
