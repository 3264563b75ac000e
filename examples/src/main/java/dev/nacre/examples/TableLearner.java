package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.losses.ScaledTargets;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.R2;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * How to learn from a table: preprocessing by the kinds of its columns, layers, a last layer of as many outputs as
 * there are targets. Several such networks learn, each with another fold of the data held back to see when to stop, so
 * that all of it is learned from; their mean predicts.
 *
 * @param hidden the layers between preprocessing and outputs, one or several that networks have by turns; with as many
 *     outputs as targets, they are all
 * @param optimizer the update rule
 * @param batchSize samples in a step
 * @param epochs at most so many
 * @param patience epochs without improvement to wait for
 * @param members how many networks
 * @param seed gives folds, start values and order
 */
record TableLearner(
        List<LayerSpec> hidden, Optimizer optimizer, int batchSize, int epochs, int patience, int members, long seed) {
    /** As many folds, or as many as members if these are more. */
    private static final int FOLDS = 5;

    /** One network, and how it came to be. */
    record Member(Network network, List<Epoch> history, int bestEpoch) {}

    /** What learning came to. */
    record Learned(Model model, List<Member> members) {}

    static boolean classes(Dataset data) {
        return !data.labels().isEmpty();
    }

    /** Numbers are learned as standardised ones. */
    static Loss loss(Dataset data) {
        return classes(data) ? new CrossEntropy() : ScaledTargets.of(new Mse(), data);
    }

    static Metric metric(Dataset data) {
        return classes(data) ? new Accuracy() : new R2();
    }

    /** What {@link Epoch} calls the metric. */
    static String metricName(Dataset data) {
        return Plugins.name(metric(data).getClass());
    }

    /** The whole network of a member. */
    LayerSpec network(Dataset data, int member) {
        List<LayerSpec> layers = new ArrayList<>(TablePreprocessing.of(data));
        layers.add(hidden.get(member % hidden.size()));
        int outputs = new Network(new Sequential(layers), data.shape(), seed).outputs();
        if (outputs != data.samples().targets())
            layers.add(new Dense(data.samples().targets()));
        return new Sequential(layers);
    }

    Trainer trainer(Dataset data, int epochs) {
        return Trainer.of(loss(data), optimizer)
                .batchSize(batchSize)
                .epochs(epochs)
                .seed(seed)
                .metrics(metric(data));
    }

    /**
     * Learns. Once it is cancelled, the networks that are finished are taken; the first one however far it came.
     *
     * @param data the training part
     * @param cancelled whether to come to an end
     * @param listeners are told how it goes, those of each network
     */
    Learned learn(Dataset data, BooleanSupplier cancelled, IntFunction<List<Listener>> listeners) {
        Trainer trainer = trainer(data, epochs);
        SplittableRandom random = new SplittableRandom(seed);
        List<Split> folds = data.folds(Math.min(data.size(), Math.max(FOLDS, members)), seed);
        List<Member> learned = new ArrayList<>();
        for (Split fold : folds.subList(0, Math.min(members, folds.size()))) {
            int number = learned.size();
            Member member = learn(trainer, fold, number, random.nextLong(), listeners.apply(number));
            if (!learned.isEmpty() && cancelled.getAsBoolean()) break;
            learned.add(member);
        }
        Network together = together(learned.stream().map(Member::network).toList(), data);
        return new Learned(new Model(together, trainer.loss(), data.features(), data.labels(), notes()), learned);
    }

    private Member learn(Trainer trainer, Split fold, int number, long start, List<Listener> listeners) {
        Dataset training = fold.training();
        EarlyStopping stopping = new EarlyStopping(patience);
        List<Listener> all = new ArrayList<>(List.of(stopping));
        all.addAll(listeners);
        Network network = new Network(network(training, number), training.shape(), start);
        Trained trained = trainer.fit(network, training, fold.test(), all.toArray(Listener[]::new));
        return new Member(network, trained.history(), stopping.bestEpoch());
    }

    private static Network together(List<Network> members, Dataset data) {
        if (members.size() == 1) return members.get(0);
        return Ensembles.of(members, classes(data) ? Combination.PROBABILITIES : Combination.MEAN);
    }

    private Map<String, String> notes() {
        return Map.of(
                "seed", Long.toString(seed),
                "optimizer", Plugins.format(optimizer),
                "batch size", Integer.toString(batchSize));
    }
}
