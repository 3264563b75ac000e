package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import java.util.List;

/**
 * What a training minimises, and how its gradient is computed. {@link SupervisedObjective} and
 * {@link ReconstructionObjective} are ours; write your own for another scheme (adversarial, semi-supervised,
 * contrastive), and {@link Trainer#minimise} trains it with checkpoints, early stopping, averaging, divergence checks
 * and diagnosis. Or drive it yourself, with an {@link Updater}.
 */
public interface Objective {
    /**
     * The network that holds the parameters. Checkpoints keep all its weights.
     *
     * @return always the same object
     */
    Network network();

    /**
     * The layer that is trained: where divergence is looked for, and what diagnosis watches.
     *
     * @return the whole network by default
     */
    default Layer layer() {
        return network().layer();
    }

    /**
     * The parameters that the optimizer updates. Frozen ones among them are left alone.
     *
     * @return of the network; always the same objects in the same order
     */
    List<Parameter> parameters();

    /**
     * What is reported besides the loss.
     *
     * @return none by default
     */
    default List<Metric> metrics() {
        return List.of();
    }

    /**
     * Fails unless the objective can use some data. By default the number of features must be right, all samples must
     * have targets or none, and features may be missing only if the network fills them.
     *
     * @param what names the data in messages: {@code training data}, {@code validation data}
     * @param data what is to be trained on, or evaluated
     * @throws IllegalArgumentException that says what does not fit
     */
    default void requireData(String what, TrainingData data) {
        DataChecks.requireFeatures(network(), what, data);
        DataChecks.requireLabelled(what, data);
    }

    /**
     * The data as {@link #addGradients} and {@link #evaluate} want it.
     *
     * @param data features for the network
     * @return the same by default; an objective for an inner layer maps it through the layers below
     */
    default TrainingData prepare(TrainingData data) {
        return data;
    }

    /**
     * Computes one batch, and adds its gradients to the parameters.
     *
     * @param batch of prepared data; not changed
     * @return the batch's mean loss, without penalties on parameters, and its metrics
     */
    Result addGradients(Batch batch);

    /**
     * Computes losses without training, and what metrics need.
     *
     * @param data prepared
     * @return the sums over the data
     */
    Evaluation evaluate(TrainingData data);

    /**
     * Makes the same objective elsewhere, so that it can be trained on {@link Partitions}.
     *
     * @return to be sent to another process
     * @throws UnsupportedOperationException by default
     */
    default ObjectiveFactory factory() {
        throw new UnsupportedOperationException(
                getClass().getName() + " can't be trained on partitions: it does not override factory()");
    }

    /**
     * What one batch gave.
     *
     * @param loss the mean over its samples
     * @param metrics one for each of {@link Objective#metrics}; of those that don't
     *     {@linkplain Metric#averages average}, anything
     */
    record Result(double loss, double... metrics) {}
}
