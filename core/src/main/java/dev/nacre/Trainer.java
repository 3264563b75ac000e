package dev.nacre;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How to train: mini-batches in an order drawn from the seed, the step by the optimizer.
 *
 * @param loss what is made small; pre-training uses each layer's own instead
 * @param optimizer the rule, or a chain of rules and links
 * @param batchSize samples in a step, at least 1
 * @param epochs passes over the data, at least 0
 * @param seed gives the order of samples
 * @param metrics figures to report besides the loss
 */
public record Trainer(Loss loss, Optimizer optimizer, int batchSize, int epochs, long seed, List<Metric> metrics) {
    /** Checks the components. */
    public Trainer {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(optimizer, "optimizer");
        if (batchSize < 1) throw new IllegalArgumentException("batchSize must be >= 1, not " + batchSize);
        if (epochs < 0) throw new IllegalArgumentException("epochs must be >= 0, not " + epochs);
        metrics = List.copyOf(metrics);
    }

    /**
     * Settings without metrics.
     *
     * @param loss what is made small
     * @param optimizer the rule
     * @param batchSize samples in a step, at least 1
     * @param epochs passes over the data, at least 0
     * @param seed gives the order of samples
     */
    public Trainer(Loss loss, Optimizer optimizer, int batchSize, int epochs, long seed) {
        this(loss, optimizer, batchSize, epochs, seed, List.of());
    }

    /**
     * Trains a network on targets. Layers of preprocessing that are not fitted yet are fitted on the training data first.
     *
     * @param network changed in place
     * @param data what to train on
     * @param validation what to report on after each epoch; null for nothing
     * @param listeners are told how it goes
     * @return one entry for each epoch
     * @throws DivergenceException if the loss is no finite number any more
     */
    public List<Epoch> fit(Network network, Batches data, Batches validation, Listener... listeners) {
        requireFit(network, data, "training data");
        if (validation != null) requireFit(network, validation, "validation data");
        fitPreprocessing(network, data);
        Training training = new Training("training", network.layer(), this, data.samples());
        Objective objective = new SupervisedObjective(network.layer(), loss, metrics);
        return new TrainingLoop(this, training, objective, listeners).run(data, validation);
    }

    /**
     * Greedy layer-wise pre-training (Hinton et al., 2006; Bengio et al., 2007): each {@link Pretrainable} layer, lowest
     * first, learns without targets from what the layers below it, already trained, make of the data. A frozen one is
     * passed over.
     *
     * @param network changed in place
     * @param data what to train on; targets are not looked at
     * @param heldOut what to report on after each epoch; null for nothing
     * @param listeners are told how it goes, each layer a training of its own
     * @return for each pre-trained layer, one entry for each epoch
     */
    public List<List<Epoch>> pretrain(Network network, Batches data, Batches heldOut, Listener... listeners) {
        requireInputs(network, data, "training data");
        if (heldOut != null) requireInputs(network, heldOut, "held-out data");
        fitPreprocessing(network, data);
        List<Layer> layers = network.layers();
        List<Layer> learners = layers.stream().filter(Trainer::learns).toList();
        if (learners.isEmpty())
            throw new IllegalArgumentException(
                    "nothing in " + network + " can be pre-trained: it has no autoencoder, or all are frozen");
        if (data.samples().orElse(1) == 0)
            throw new IllegalArgumentException(
                    "there is no unlabelled sample to pre-train on; leave pre-training out, or give it some features");
        List<List<Epoch>> histories = new ArrayList<>();
        Batches seen = data;
        Batches seenHeldOut = heldOut;
        for (Layer layer : layers) {
            if (learners.contains(layer)) {
                String stage = "pre-training layer " + (histories.size() + 1) + " of " + learners.size();
                Training training = new Training(stage, layer, this, data.samples());
                histories.add(
                        new TrainingLoop(this, training, new PretrainingObjective((Pretrainable) layer), listeners)
                                .run(seen, seenHeldOut));
                if (histories.size() == learners.size()) break;
            }
            seen = seen.through(layer);
            if (heldOut != null) seenHeldOut = seenHeldOut.through(layer);
        }
        return histories;
    }

    private static boolean learns(Layer layer) {
        return layer instanceof Pretrainable learner
                && learner.pretrainingParameters().stream().anyMatch(Parameter::trainable);
    }

    static void fitPreprocessing(Network network, Batches data) {
        List<Layer> layers = network.layers();
        int last = -1;
        for (int i = 0; i < layers.size(); i++) if (layers.get(i) instanceof Fitted f && !f.fitted()) last = i;
        Batches seen = data;
        for (int i = 0; i <= last; i++) {
            if (layers.get(i) instanceof Fitted f && !f.fitted()) f.fit(seen.features(1024));
            if (i < last) seen = seen.through(layers.get(i));
        }
    }

    static void requireFit(Network network, Batches data, String what) {
        requireInputs(network, data, what);
        if (data.targets() != network.outputs())
            throw new IllegalArgumentException("the network has " + network.outputs() + " outputs, the " + what + " "
                    + data.targets() + " targets");
    }

    private static void requireInputs(Network network, Batches data, String what) {
        if (data.inputs() != network.inputs())
            throw new IllegalArgumentException("the network expects " + network.inputs() + " inputs, the " + what
                    + " has " + data.inputs() + " features");
    }
}
