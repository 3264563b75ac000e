package dev.nacre.examples;

import dev.nacre.EarlyStopping;
import dev.nacre.Epoch;
import dev.nacre.LayerSpec;
import dev.nacre.Listener;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Model;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Plugins;
import dev.nacre.Trainer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.R2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How to learn from a table: preprocessing by the kinds of its columns, layers, a last layer of as many outputs as there are targets.
 * A part of the data is held back to see when to stop; then a new network learns from all of it for as many epochs.
 *
 * @param hidden the layers between preprocessing and outputs; with as many outputs as targets, they are all
 * @param optimizer the update rule
 * @param batchSize samples in a step
 * @param epochs at most so many
 * @param patience epochs without improvement to wait for
 * @param heldBack share of the data that says when to stop
 * @param seed gives split, start values and order
 */
record TableLearner(
        LayerSpec hidden, Optimizer optimizer, int batchSize, int epochs, int patience, double heldBack, long seed) {
    /** What learning came to. */
    record Learned(Model model, List<Epoch> history, int bestEpoch, boolean again) {}

    static boolean classes(Dataset data) {
        return !data.labels().isEmpty();
    }

    static Loss loss(Dataset data) {
        return classes(data) ? new CrossEntropy() : new Mse();
    }

    static Metric metric(Dataset data) {
        return classes(data) ? new Accuracy() : new R2();
    }

    /** The whole network. */
    LayerSpec network(Dataset data) {
        List<LayerSpec> layers = new ArrayList<>(TablePreprocessing.of(data));
        layers.add(hidden);
        int outputs = new Network(new Sequential(layers), data.samples().inputs(), seed).outputs();
        if (outputs != data.samples().targets())
            layers.add(new Dense(data.samples().targets()));
        return new Sequential(layers);
    }

    Trainer trainer(Dataset data, int epochs) {
        return new Trainer(loss(data), optimizer, batchSize, epochs, seed, List.of(metric(data)));
    }

    /**
     * Learns. Once it is cancelled, the best network so far is taken.
     *
     * @param data the training part
     * @param cancelled whether to come to an end
     * @param listeners are told how it goes
     */
    Learned learn(Dataset data, BooleanSupplier cancelled, Listener... listeners) {
        TargetScale scale = TargetScale.of(data);
        Split parts = data.split(1 - heldBack, seed);
        EarlyStopping stopping = new EarlyStopping(patience);
        Listener[] all = new Listener[listeners.length + 1];
        all[0] = stopping;
        System.arraycopy(listeners, 0, all, 1, listeners.length);
        Network network = build(data);
        List<Epoch> history = trainer(data, epochs)
                .fit(
                        network,
                        scale.apply(parts.first().samples()),
                        scale.apply(parts.second().samples()),
                        all);
        boolean again = !cancelled.getAsBoolean();
        if (again) {
            Network whole = build(data);
            trainer(data, stopping.bestEpoch()).fit(whole, scale.apply(data.samples()), null, listeners);
            again = !cancelled.getAsBoolean();
            if (again) network = whole;
        }
        Network finished = scale.undo(network, seed);
        return new Learned(
                new Model(finished, loss(data), data.features(), data.labels(), notes()),
                history,
                stopping.bestEpoch(),
                again);
    }

    private Network build(Dataset data) {
        return new Network(network(data), data.samples().inputs(), seed);
    }

    private Map<String, String> notes() {
        return Map.of(
                "seed", Long.toString(seed),
                "optimizer", Plugins.format(optimizer),
                "batch size", Integer.toString(batchSize));
    }
}
