package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Fine-tunes a network whose lower layers are pre-trained. Only layers with weights count, from the top. Each layer has
 * a lower learning rate than the one above it, and the lowest layers may be frozen: they get no step, no penalty and no
 * decay, and their weights keep every bit. Gradual unfreezing and a learning rate for each layer follow Howard and
 * Ruder, 2018, arXiv:1801.06146, section 3.3, who use 1/2.6.
 *
 * @param trainer the settings; its number of epochs applies to each stage
 * @param lowerRate a layer's learning rate divided by that of the layer above it, &gt; 0, &lt;= 1
 */
public record FineTuning(Trainer trainer, float lowerRate) {
    /** Checks the components. */
    public FineTuning {
        Objects.requireNonNull(trainer, "trainer");
        Require.positiveFraction("lowerRate", lowerRate);
    }

    /**
     * Trains all layers together.
     *
     * @param network changed in place; afterwards it is unfrozen and keeps its learning-rate multipliers
     * @param data the training data
     * @param listeners informed of the progress
     * @return model and history
     */
    public Trained all(Network network, TrainingData data, Listener... listeners) {
        return top(weighted(network).size(), network, data, Optional.empty(), listeners);
    }

    /**
     * Trains all layers together.
     *
     * @param network changed in place; afterwards it is unfrozen and keeps its learning-rate multipliers
     * @param data the training data
     * @param validation the validation data, evaluated after each epoch
     * @param listeners informed of the progress
     * @return model and history
     */
    public Trained all(Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return top(weighted(network).size(), network, data, Optional.of(validation), listeners);
    }

    /**
     * Trains the highest layers with the others frozen.
     *
     * @param layers number of layers to train, at least 1
     * @param network changed in place; afterwards its lower layers are still frozen, and it keeps its learning-rate
     *     multipliers
     * @param data the training data
     * @param listeners informed of the progress
     * @return model and history
     */
    public Trained top(int layers, Network network, TrainingData data, Listener... listeners) {
        return top(layers, network, data, Optional.empty(), listeners);
    }

    /**
     * Trains the highest layers with the others frozen.
     *
     * @param layers number of layers to train, at least 1
     * @param network changed in place; afterwards its lower layers are still frozen, and it keeps its learning-rate
     *     multipliers
     * @param data the training data
     * @param validation the validation data, evaluated after each epoch
     * @param listeners informed of the progress
     * @return model and history
     */
    public Trained top(int layers, Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return top(layers, network, data, Optional.of(validation), listeners);
    }

    /**
     * Trains the highest layer, then the two highest, and so on down to the lowest. Each stage is a separate training.
     *
     * @param network changed in place; afterwards it is unfrozen and keeps its learning-rate multipliers
     * @param data the training data
     * @param listeners informed of the progress
     * @return model and history of each stage
     */
    public List<Trained> stepByStep(Network network, TrainingData data, Listener... listeners) {
        return stepByStep(network, data, Optional.empty(), listeners);
    }

    /**
     * Trains the highest layer, then the two highest, and so on down to the lowest. Each stage is a separate training.
     *
     * @param network changed in place; afterwards it is unfrozen and keeps its learning-rate multipliers
     * @param data the training data
     * @param validation the validation data, evaluated after each epoch
     * @param listeners informed of the progress
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
     * Freezes the lowest layers and unfreezes the others.
     *
     * @param network changed in place
     * @param layers number of layers to freeze, as {@link Network#layers} counts; 0 unfreezes all
     */
    public static void freeze(Network network, int layers) {
        List<Layer> all = network.layers();
        if (layers < 0 || layers > all.size())
            throw new IllegalArgumentException("layers must be >= 0 and <= " + all.size() + ", not " + layers);
        for (int i = 0; i < all.size(); i++)
            for (Parameter parameter : Layers.allParameters(all.get(i))) parameter.trainable(i >= layers);
    }
}
