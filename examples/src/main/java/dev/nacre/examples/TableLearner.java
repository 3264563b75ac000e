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
 * The settings for training on a table: preprocessing by the kinds of its columns, hidden layers, an output layer with
 * one output for each target. Several such networks are trained, each with another fold held out for early stopping, so
 * that together they use all data; they predict as an ensemble.
 *
 * @param hidden the layers between preprocessing and output layer, one or several that networks use in turn; if they
 *     have one output for each target, no output layer is added
 * @param optimizer the optimizer
 * @param batchSize batch size
 * @param epochs maximum number of epochs
 * @param patience number of epochs without improvement before training stops
 * @param members number of networks
 * @param seed determines folds, initial weights and order
 */
record TableLearner(
        List<LayerSpec> hidden, Optimizer optimizer, int batchSize, int epochs, int patience, int members, long seed) {
    /** Number of folds: this many, or as many as members if there are more. */
    private static final int FOLDS = 5;

    /** One trained network, and its history. */
    record Member(Network network, List<Epoch> history, int bestEpoch) {}

    /** The result of training. */
    record Learned(Model model, List<Member> members) {}

    static boolean classes(Dataset data) {
        return !data.labels().isEmpty();
    }

    /** Regression targets are standardised. */
    static Loss loss(Dataset data) {
        return classes(data) ? new CrossEntropy() : ScaledTargets.of(new Mse(), data);
    }

    static Metric metric(Dataset data) {
        return classes(data) ? new Accuracy() : new R2();
    }

    /** The name of the metric in an {@link Epoch}. */
    static String metricName(Dataset data) {
        return Plugins.name(metric(data).getClass());
    }

    /** The whole network of one member. */
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
     * Trains. After a cancellation, the ensemble consists of the finished networks, or of the first one as it is.
     *
     * @param data the training data
     * @param cancelled whether to stop
     * @param listeners the listeners of each network's training
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
