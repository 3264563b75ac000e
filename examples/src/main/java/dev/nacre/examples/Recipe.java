package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.layers.Sequential;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Objective;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A training configuration, read from a file in which every building block is the text of a plugin. In the text of an
 * optimizer, <code>${steps}</code> stands for the number of steps of its phase, so that a schedule ends with it.
 *
 * @param network the layers
 * @param loss the loss of fine-tuning
 * @param pretraining the phase of pre-training without labels; empty if there is none
 * @param training the phase of fine-tuning with labels
 * @param frozen number of lowest layers that fine-tuning leaves as pre-training made them
 */
record Recipe(LayerSpec network, Loss loss, Optional<Phase> pretraining, Phase training, int frozen) {
    private static final String FROZEN = "training.frozen";

    /** A phase of training. */
    record Phase(String optimizer, int batchSize, int epochs) {
        /** The optimizer for a number of samples. */
        Optimizer optimizer(int samples) {
            long steps = (long) epochs * ((samples + batchSize - 1) / batchSize);
            return Plugins.parse(Optimizer.class, optimizer.replace("${steps}", Long.toString(Math.max(1, steps))));
        }

        Phase during(int epochs) {
            return new Phase(optimizer, batchSize, epochs);
        }
    }

    /**
     * Reads a configuration.
     *
     * @param text in the format of Java's properties
     * @param source its name, for errors
     * @throws IllegalArgumentException that names source and key
     */
    static Recipe read(String text, String source) throws IOException {
        return read(properties(text, source), source);
    }

    /** The entries of a text, not checked yet. */
    static Properties properties(String text, String source) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
        return properties;
    }

    /** As {@link #read(String, String)}, for entries. */
    static Recipe read(Properties properties, String source) {
        RecipeEntries entries = new RecipeEntries(source, properties);
        Recipe recipe = new Recipe(
                entries.plugin("network", LayerSpec.class),
                entries.plugin("loss", Loss.class),
                entries.has("pretraining") ? Optional.of(entries.phase("pretraining")) : Optional.empty(),
                entries.phase("training"),
                entries.countIfAny(FROZEN));
        entries.requireAllRead();
        int layers = recipe.layers().size();
        if (recipe.frozen > layers)
            throw new IllegalArgumentException(source + ": " + FROZEN + " must be at most " + layers
                    + ", the number of layers, not " + recipe.frozen);
        return recipe;
    }

    /** Reads one phase alone. */
    static Phase phase(String name, Properties properties, String source) {
        RecipeEntries entries = new RecipeEntries(source, properties);
        Phase phase = entries.phase(name);
        entries.requireAllRead();
        return phase;
    }

    /** The same with more epochs of training, for small data. */
    Recipe trainingFor(int times) {
        return new Recipe(network, loss, pretraining, training.during(training.epochs * times), frozen);
    }

    /** The network's layers from the inputs up. */
    List<LayerSpec> layers() {
        return network instanceof Sequential chain ? chain.layers() : List.of(network);
    }

    /** The same with another number of epochs, in pre-training of each layer and in training. */
    Recipe during(int epochs) {
        return new Recipe(
                network, loss, pretraining.map(phase -> phase.during(epochs)), training.during(epochs), frozen);
    }

    /** What training with this recipe's loss uses of some samples: all of them, or those with a label. */
    Dataset learnable(Network network, Dataset samples) {
        boolean all = Objective.supervised(network, loss, List.of()).takesUnlabelled();
        return all ? samples : samples.labelled();
    }

    /** After pre-training, before fine-tuning. */
    void freeze(Network network) {
        if (frozen > 0) FineTuning.freeze(network, frozen);
    }

    /** Empty if there is nothing to pre-train. */
    Optional<Trainer> pretrainer(int samples, long seed) {
        return pretraining.filter(phase -> phase.epochs > 0).map(phase -> trainer(phase, samples, seed, List.of()));
    }

    Trainer trainer(int samples, long seed) {
        return trainer(training, samples, seed, List.of(new Accuracy()));
    }

    Trainer trainer(Phase phase, int samples, long seed, List<Metric> metrics) {
        return Trainer.of(loss, phase.optimizer(samples))
                .batchSize(phase.batchSize)
                .epochs(phase.epochs)
                .seed(seed)
                .metrics(metrics);
    }
}
