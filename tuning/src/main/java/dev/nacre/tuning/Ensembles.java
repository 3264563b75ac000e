package dev.nacre.tuning;

import dev.nacre.Child;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.model.Transfer;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains several networks on different data with different initial weights, and combines them into an ensemble. */
public final class Ensembles {
    private Ensembles() {}

    /**
     * Combines trained networks into one.
     *
     * @param members the trained networks; their weights are copied
     * @param combine how to combine their outputs
     * @return a network that shares no weights with the members
     */
    public static Network of(List<Network> members, Combination combine) {
        return of(members, combine, List.of());
    }

    /**
     * Combines trained networks into one, in which some count more than others.
     *
     * @param members the trained networks; their weights are copied
     * @param combine how to combine their outputs
     * @param weights how much each member counts, such as {@link Reliability#weights}
     * @return a network that shares no weights with the members
     */
    public static Network of(List<Network> members, Combination combine, List<Float> weights) {
        List<LayerSpec> specs = members.stream().map(Network::spec).toList();
        Network whole = new Network(
                new Ensemble(specs, combine, weights), members.get(0).inputShape(), 1);
        List<Child> copies = whole.layer().children();
        for (int i = 0; i < members.size(); i++)
            Transfer.copy(members.get(i).layer(), copies.get(i).layer());
        return whole;
    }

    /**
     * Bagging: each member trains on a bootstrap sample, of the size of the data, drawn with replacement. Breiman,
     * 1996.
     *
     * @param network the layers of each member
     * @param trainer how to train each member
     * @param data the training data
     * @param members number of members, at least 1
     * @param combine how to combine their outputs
     * @param listeners listen to the training of each member
     * @return the ensemble
     */
    public static Network bagging(
            LayerSpec network, Trainer trainer, Samples data, int members, Combination combine, Listener... listeners) {
        if (members < 1) throw new IllegalArgumentException("members must be >= 1, not " + members);
        List<Network> trained = new ArrayList<>();
        for (int m = 0; m < members; m++) trained.add(baggingMember(network, trainer, data, m, listeners));
        return of(trained, combine);
    }

    /**
     * Trains one member of {@link #bagging}, with exactly the same result; it may run on another machine.
     *
     * @param network the layers
     * @param trainer how to train
     * @param data the whole training data
     * @param number the member, counted from 0
     * @param listeners listen to the training
     * @return the trained member
     */
    public static Network baggingMember(
            LayerSpec network, Trainer trainer, Samples data, int number, Listener... listeners) {
        SplittableRandom random = new SplittableRandom(trainer.seed());
        for (int m = 0; m < number; m++) {
            random.nextLong();
            random.ints(data.size(), 0, data.size()).sum();
        }
        Network member = new Network(network, data.shape(), random.nextLong());
        int[] drawn = random.ints(data.size(), 0, data.size()).toArray();
        trainer.fit(member, data.select(drawn), listeners);
        return member;
    }

    /**
     * Trains each member on all folds but one, with early stopping on the fold left out. Together the members learn
     * from all data, and each stops by data that it did not train on.
     *
     * @param network the layers of each member
     * @param trainer how to train each member
     * @param folds the training data, split by {@link dev.nacre.data.Dataset#folds}; one member for each fold
     * @param patience number of epochs without improvement before a training stops, at least 1
     * @param combine how to combine their outputs
     * @param listeners listen to the training of each member
     * @return the ensemble
     */
    public static Network folds(
            LayerSpec network,
            Trainer trainer,
            List<Split> folds,
            int patience,
            Combination combine,
            Listener... listeners) {
        List<Network> trained = new ArrayList<>();
        for (int m = 0; m < folds.size(); m++) trained.add(foldMember(network, trainer, folds, patience, m, listeners));
        return of(trained, combine);
    }

    /**
     * Trains one member of {@link #folds}, with exactly the same result; it may run on another machine.
     *
     * @param network the layers
     * @param trainer how to train
     * @param folds the training data, split by {@link dev.nacre.data.Dataset#folds}
     * @param patience number of epochs without improvement before training stops, at least 1
     * @param number the member, counted from 0
     * @param listeners listen to the training
     * @return the trained member
     */
    public static Network foldMember(
            LayerSpec network, Trainer trainer, List<Split> folds, int patience, int number, Listener... listeners) {
        SplittableRandom random = new SplittableRandom(trainer.seed());
        random.longs(number).sum();
        Listener[] all = new Listener[listeners.length + 1];
        all[0] = new EarlyStopping(patience);
        System.arraycopy(listeners, 0, all, 1, listeners.length);
        Dataset training = folds.get(number).training();
        Network member = new Network(network, training.shape(), random.nextLong());
        trainer.fit(member, training, folds.get(number).test(), all);
        return member;
    }
}
