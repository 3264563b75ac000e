package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * What training minimises, and how its gradient is computed. {@link SupervisedObjective} and
 * {@link ReconstructionObjective} come with core. Implement another one for a scheme of your own (adversarial,
 * semi-supervised, contrastive): {@link Trainer#minimise} trains it with checkpoints, early stopping, averaging,
 * divergence checks and diagnosis. Or write your own loop with an {@link Updater}.
 */
public interface Objective {
    /**
     * What {@link Trainer#fit} minimises: the objective of the network's last layer, if it is an
     * {@link ObjectiveLayer}, otherwise a {@link SupervisedObjective}.
     *
     * @param network changed by training
     * @param loss between outputs and targets
     * @param metrics the metrics to report besides the loss
     * @return a new objective
     */
    static Objective supervised(Network network, Loss loss, List<Metric> metrics) {
        List<Layer> layers = network.layers();
        return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof ObjectiveLayer last
                ? last.objective(network, loss, metrics)
                : new SupervisedObjective(network, loss, metrics);
    }

    /**
     * The network that holds the parameters. Checkpoints save all its weights.
     *
     * @return always the same object
     */
    Network network();

    /**
     * The layer that is trained. Divergence checks and diagnosis look at it.
     *
     * @return the whole network by default
     */
    default Layer layer() {
        return network().layer();
    }

    /**
     * The parameters that the optimizer updates. Frozen ones among them do not change.
     *
     * @return of the network; always the same objects in the same order
     */
    List<Parameter> parameters();

    /**
     * The metrics to report besides the loss.
     *
     * @return none by default
     */
    default List<Metric> metrics() {
        return List.of();
    }

    /**
     * Fails unless the objective can use the data. By default, the number of features must match the network, either
     * all samples or none must have targets unless it {@linkplain #takesUnlabelled takes unlabelled ones}, and
     * features may be missing only if the network replaces them.
     *
     * @param what names the data in messages: {@code training data}, {@code validation data}
     * @param data training or validation data
     * @throws IllegalArgumentException that says what does not fit
     */
    default void requireData(String what, TrainingData data) {
        DataChecks.requireFeatures(network(), what, data);
        if (!takesUnlabelled()) DataChecks.requireLabelled(what, data);
    }

    /**
     * Whether some samples may be unlabelled, with NaN for all their targets.
     *
     * @return false by default
     */
    default boolean takesUnlabelled() {
        return false;
    }

    /**
     * Fits the preprocessing layers that are not fitted yet. Training calls it once, before the first epoch.
     *
     * @param data the training data, not prepared
     */
    default void fitPreprocessing(TrainingData data) {
        network().fitPreprocessing(data);
    }

    /**
     * Prepares data for {@link #addGradients} and {@link #evaluate}.
     *
     * @param data features for the network
     * @return the same data by default; an objective for an inner layer passes it through the layers below
     */
    default TrainingData prepare(TrainingData data) {
        return data;
    }

    /**
     * Computes the loss of one batch and adds its gradients to the parameters.
     *
     * @param batch of prepared data; not changed
     * @return the batch's mean loss, without penalties on parameters, and its metrics
     */
    Result addGradients(Batch batch);

    /**
     * Evaluates data without training: losses, and predictions if there are metrics.
     *
     * @param data prepared
     * @return the sums over the data
     */
    Evaluation evaluate(TrainingData data);

    /**
     * A factory that makes the same objective in another process, so that it can be trained on {@link Partitions}.
     *
     * @return a serializable factory
     * @throws UnsupportedOperationException by default
     */
    default ObjectiveFactory factory() {
        throw new UnsupportedOperationException(
                getClass().getName() + " can't be trained on partitions: it does not override factory()");
    }

    /**
     * What the objective itself remembers from batch to batch, to save in checkpoints.
     *
     * @return name → matrix; none by default
     */
    default Map<String, FloatMatrix> state() {
        return Map.of();
    }

    /**
     * Continues from a checkpoint. The next batch for {@link #addGradients} is the one after it.
     *
     * @param saved what {@link #state} returned
     * @throws IllegalArgumentException if that was of another objective; by default, if it is not empty
     */
    default void restore(Map<String, FloatMatrix> saved) {
        SavedState.restore(saved, state());
    }

    /**
     * The result of one batch.
     *
     * @param loss the mean over its samples
     * @param metrics one for each of {@link Objective#metrics}; of those that don't
     *     {@linkplain Metric#averages average}, anything
     */
    record Result(double loss, double... metrics) {}
}
