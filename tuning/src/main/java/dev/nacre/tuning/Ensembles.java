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

/** Trains several networks that differ by their data and start values, and makes them one. */
public final class Ensembles {
    private Ensembles() {}

    /**
     * One network of several.
     *
     * @param members trained; their weights are copied
     * @param combine how their outputs become one
     * @return a network of its own
     */
    public static Network of(List<Network> members, Combination combine) {
        Network first = members.get(0);
        Network whole =
                new Network(new Ensemble(members.stream().map(Network::spec).toList(), combine), first.inputShape(), 1);
        List<Child> copies = whole.layer().children();
        for (int i = 0; i < members.size(); i++)
            Transfer.copy(members.get(i).layer(), copies.get(i).layer());
        return whole;
    }

    /**
     * Bagging: each member learns from as many samples as there are, drawn with replacement. Breiman, 1996.
     *
     * @param network the members' layers
     * @param trainer how each learns
     * @param data the training part
     * @param members how many, at least 1
     * @param combine how their outputs become one
     * @param listeners are told how each training goes
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
     * One member of {@link #bagging}, which may be trained elsewhere: the same network, to the bit.
     *
     * @param network its layers
     * @param trainer how it learns
     * @param data the training part, all of it
     * @param number which member, counted from 0
     * @param listeners are told how its training goes
     * @return the member
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
     * Each member learns from all folds but one, and stops early by that one. So all of the data is learned from, and
     * nothing is learned from that says when to stop.
     *
     * @param network the members' layers
     * @param trainer how each learns
     * @param folds the training part, dealt by {@link dev.nacre.data.Dataset#folds}; a member for each
     * @param patience epochs without improvement to wait for, at least 1
     * @param combine how their outputs become one
     * @param listeners are told how each training goes
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
     * One member of {@link #folds}, which may be trained elsewhere: the same network, to the bit.
     *
     * @param network its layers
     * @param trainer how it learns
     * @param folds the training part, dealt by {@link dev.nacre.data.Dataset#folds}
     * @param patience epochs without improvement to wait for, at least 1
     * @param number which member, counted from 0
     * @param listeners are told how its training goes
     * @return the member
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
