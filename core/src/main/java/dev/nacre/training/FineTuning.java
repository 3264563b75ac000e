package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a network on targets whose lower layers were trained before. Layers count from the top, those with weights
 * only; each learns more slowly than the one above it, and the lowest may be frozen: they get no step, no penalty and
 * no decay, and their weights stay as they are, to the bit. Gradual thawing and rates by layer: Howard and Ruder, 2018,
 * arXiv:1801.06146, section 3.3, who have 1/2.6.
 *
 * @param trainer how to train; its epochs are those of each stage
 * @param lowerRate factor of a layer's steps by those of the layer above it, &gt; 0, &lt;= 1
 */
public record FineTuning(Trainer trainer, float lowerRate) {
    /** Checks the components. */
    public FineTuning {
        Objects.requireNonNull(trainer, "trainer");
        if (!(lowerRate > 0 && lowerRate <= 1))
            throw new IllegalArgumentException("lowerRate must be > 0 and <= 1, not " + lowerRate);
    }

    /**
     * Trains all layers together.
     *
     * @param network changed in place; it stays thawed, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param listeners are told how it goes
     * @return model and history
     */
    public Trained all(Network network, TrainingData data, Listener... listeners) {
        return top(weighted(network).size(), network, data, Optional.empty(), listeners);
    }

    /**
     * Trains all layers together.
     *
     * @param network changed in place; it stays thawed, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param validation what to evaluate on after each epoch
     * @param listeners are told how it goes
     * @return model and history
     */
    public Trained all(Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return top(weighted(network).size(), network, data, Optional.of(validation), listeners);
    }

    /**
     * Trains the highest layers with the others frozen.
     *
     * @param layers how many, at least 1
     * @param network changed in place; it stays frozen below, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param listeners are told how it goes
     * @return model and history
     */
    public Trained top(int layers, Network network, TrainingData data, Listener... listeners) {
        return top(layers, network, data, Optional.empty(), listeners);
    }

    /**
     * Trains the highest layers with the others frozen.
     *
     * @param layers how many, at least 1
     * @param network changed in place; it stays frozen below, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param validation what to evaluate on after each epoch
     * @param listeners are told how it goes
     * @return model and history
     */
    public Trained top(int layers, Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return top(layers, network, data, Optional.of(validation), listeners);
    }

    /**
     * Trains the highest layer, then the two highest, and so on down to the lowest: each stage a training of its own.
     *
     * @param network changed in place; it stays thawed, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param listeners are told how it goes
     * @return model and history of each stage
     */
    public List<Trained> stepByStep(Network network, TrainingData data, Listener... listeners) {
        return stepByStep(network, data, Optional.empty(), listeners);
    }

    /**
     * Trains the highest layer, then the two highest, and so on down to the lowest: each stage a training of its own.
     *
     * @param network changed in place; it stays thawed, with its learning-rate multipliers by layer
     * @param data what to train on
     * @param validation what to evaluate on after each epoch
     * @param listeners are told how it goes
     * @return model and history of each stage
     */
    public List<Trained> stepByStep(
            Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return stepByStep(network, data, Optional.of(validation), listeners);
    }

    private Trained top(
            int layers, Network network, TrainingData data, Optional<TrainingData> validation, Listener[] listeners) {
        thawTop(network, layers);
        return validation.isPresent()
                ? trainer.fit(network, data, validation.get(), listeners)
                : trainer.fit(network, data, listeners);
    }

    private List<Trained> stepByStep(
            Network network, TrainingData data, Optional<TrainingData> validation, Listener[] listeners) {
        List<Trained> stages = new ArrayList<>();
        for (int layers = 1; layers <= weighted(network).size(); layers++)
            stages.add(top(layers, network, data, validation, listeners));
        return stages;
    }

    private void thawTop(Network network, int layers) {
        List<Layer> weighted = weighted(network);
        if (layers < 1 || layers > weighted.size())
            throw new IllegalArgumentException("layers must be >= 1 and <= " + weighted.size() + ", not " + layers);
        for (int depth = 0; depth < weighted.size(); depth++) {
            float rate = (float) Math.pow(lowerRate, depth);
            for (Parameter parameter : Layers.parameters(weighted.get(weighted.size() - 1 - depth))) {
                parameter.trainable(depth < layers);
                parameter.learningRateMultiplier(rate);
            }
        }
    }

    private static List<Layer> weighted(Network network) {
        return network.layers().stream()
                .filter(layer -> !Layers.parameters(layer).stream().allMatch(Parameter::isStatistic))
                .toList();
    }

    /**
     * Freezes the lowest layers and thaws the others.
     *
     * @param network whose weights
     * @param layers how many are frozen, as {@link Network#layers} counts; 0 thaws all
     */
    public static void freeze(Network network, int layers) {
        List<Layer> all = network.layers();
        if (layers < 0 || layers > all.size())
            throw new IllegalArgumentException("layers must be >= 0 and <= " + all.size() + ", not " + layers);
        for (int i = 0; i < all.size(); i++)
            for (Parameter parameter : Layers.allParameters(all.get(i))) parameter.trainable(i >= layers);
    }
}
