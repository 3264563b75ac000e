package dev.nacre.training;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Pretrainable;
import dev.nacre.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * How to train: mini-batches in an order drawn from the seed, the step by the optimizer.
 *
 * @param loss what is made small; pre-training uses each layer's own instead
 * @param optimizer the rule, or a chain of rules and links
 * @param batchSize samples in a batch, at least 1
 * @param epochs passes over the data, at least 0
 * @param seed gives the order of samples
 * @param metrics figures to report besides the loss
 * @param accumulate batches whose gradients are gathered for one step, at least 1: the step is that of their mean over all samples, as
 *     of a batch so many times larger, for which memory need not suffice
 */
public record Trainer(
        Loss loss, Optimizer optimizer, int batchSize, int epochs, long seed, List<Metric> metrics, int accumulate) {
    /** Checks the components. */
    public Trainer {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(optimizer, "optimizer");
        if (batchSize < 1) throw new IllegalArgumentException("batchSize must be >= 1, not " + batchSize);
        if (epochs < 0) throw new IllegalArgumentException("epochs must be >= 0, not " + epochs);
        if (accumulate < 1) throw new IllegalArgumentException("accumulate must be >= 1, not " + accumulate);
        metrics = List.copyOf(metrics);
    }

    /**
     * A step for each batch.
     *
     * @param loss what is made small
     * @param optimizer the rule
     * @param batchSize samples in a step, at least 1
     * @param epochs passes over the data, at least 0
     * @param seed gives the order of samples
     * @param metrics figures to report besides the loss
     */
    public Trainer(Loss loss, Optimizer optimizer, int batchSize, int epochs, long seed, List<Metric> metrics) {
        this(loss, optimizer, batchSize, epochs, seed, metrics, 1);
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
    public List<Epoch> fit(Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        requireFit(network, data, "training data");
        if (validation != null) requireFit(network, validation, "validation data");
        fitPreprocessing(network, data);
        return fit(
                new Training(TrainingStage.TRAINING, network, network.layer(), this, data, List.of()),
                data,
                validation,
                Map.of(),
                listeners);
    }

    /**
     * Goes on with a training where a checkpoint was written: the result is bit for bit that of a training which wasn't
     * interrupted, provided the data is the same.
     *
     * @param checkpoint is used up; its network is changed in place
     * @param data what was trained on
     * @param validation what was reported on; null for nothing
     * @param listeners as many, of the same kinds and in the same order, as far as they have {@link Listener#state}
     * @return one entry for each epoch, those before the checkpoint included
     * @throws IllegalArgumentException if the checkpoint is of pre-training, or of a trainer with other settings; only the
     *     number of epochs may differ
     * @throws DivergenceException if the loss is no finite number any more
     */
    public List<Epoch> fit(Checkpoint checkpoint, TrainingData data, TrainingData validation, Listener... listeners) {
        checkpoint.requireOf(this, false, data);
        Network network = checkpoint.network();
        requireFit(network, data, "training data");
        if (validation != null) requireFit(network, validation, "validation data");
        Training training = checkpoint.training(this, network.layer(), data);
        return fit(training, data, validation, checkpoint.state(), listeners);
    }

    private List<Epoch> fit(
            Training training,
            TrainingData data,
            TrainingData validation,
            Map<String, FloatMatrix> saved,
            Listener... listeners) {
        Objective objective = new SupervisedObjective(training.layer(), loss, metrics);
        return new TrainingLoop(training, objective, listeners).run(data, validation, saved);
    }

    /** How many metrics are reported in a stage. */
    int figures(TrainingStage stage) {
        return stage.number() == 0 ? metrics.size() : 0;
    }

    /**
     * Greedy layer-wise pre-training (Hinton et al., 2006; Bengio et al., 2007): each {@link Pretrainable} layer, lowest
     * first, learns without targets from what the layers below it, already trained, make of the data. A frozen one is
     * passed over.
     *
     * @param network changed in place
     * @param data what to train on; targets and weights of samples are not looked at
     * @param heldOut what to report on after each epoch; null for nothing
     * @param listeners are told how it goes, each layer a training of its own
     * @return for each pre-trained layer, one entry for each epoch
     */
    public List<List<Epoch>> pretrain(Network network, TrainingData data, TrainingData heldOut, Listener... listeners) {
        requireInputs(network, data, "training data");
        if (heldOut != null) requireInputs(network, heldOut, "held-out data");
        fitPreprocessing(network, data);
        return new Pretraining(this, network, null, listeners).run(data, heldOut);
    }

    /**
     * Goes on with a pre-training where a checkpoint was written, bit for bit; layers that were done are not trained again.
     *
     * @param checkpoint is used up; its network is changed in place
     * @param data what was trained on
     * @param heldOut what was reported on; null for nothing
     * @param listeners as many, of the same kinds and in the same order, as far as they have {@link Listener#state}
     * @return for each pre-trained layer, one entry for each epoch, those before the checkpoint included
     * @throws IllegalArgumentException if the checkpoint is not of pre-training, or of a trainer with other settings; only
     *     the number of epochs may differ
     */
    public List<List<Epoch>> pretrain(
            Checkpoint checkpoint, TrainingData data, TrainingData heldOut, Listener... listeners) {
        checkpoint.requireOf(this, true, data);
        requireInputs(checkpoint.network(), data, "training data");
        if (heldOut != null) requireInputs(checkpoint.network(), heldOut, "held-out data");
        return new Pretraining(this, checkpoint.network(), checkpoint, listeners).run(data, heldOut);
    }

    static void fitPreprocessing(Network network, TrainingData data) {
        List<Layer> layers = network.layers();
        int last = -1;
        for (int i = 0; i < layers.size(); i++) if (layers.get(i) instanceof Fittable f && !f.fitted()) last = i;
        TrainingData seen = data;
        for (int i = 0; i <= last; i++) {
            if (layers.get(i) instanceof Fittable f && !f.fitted()) f.fit(seen.features(1024));
            if (i < last) seen = seen.through(layers.get(i));
        }
    }

    static void requireFit(Network network, TrainingData data, String what) {
        requireInputs(network, data, what);
        if (data.targets() != network.outputs())
            throw new IllegalArgumentException("the network has " + network.outputs() + " outputs, the " + what + " "
                    + data.targets() + " targets");
    }

    private static void requireInputs(Network network, TrainingData data, String what) {
        if (data.inputs() != network.inputs())
            throw new IllegalArgumentException("the network expects " + network.inputs() + " inputs, the " + what
                    + " has " + data.inputs() + " features");
        if (data.missing() && !network.layer().takesMissing())
            throw new IllegalArgumentException("the " + what + " has features that are missing (NaN); let the network"
                    + " begin with a layer that fills them, such as fillMissing, or leave such samples out");
    }
}
