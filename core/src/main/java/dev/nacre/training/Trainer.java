package dev.nacre.training;

import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.TrainingData;
import dev.nacre.losses.ScaledTargets;
import dev.nacre.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains networks by mini-batches. The seed determines the order of the samples. A trainer is an immutable set of
 * settings: each method that changes a setting returns a new trainer.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(new CrossEntropy(), new Adam(0.001f)).batchSize(128).epochs(20).seed(1);
 * Trained trained = trainer.fit(network, training, validation, new EarlyStopping(5));
 * }</pre>
 */
public final class Trainer {
    private Optional<Loss> loss = Optional.empty();
    private final Optimizer optimizer;
    private int batchSize = 32;
    private int epochs = 10;
    private long seed = 1;
    private List<Metric> metrics = List.of();
    private int accumulate = 1;
    private boolean scaleTargets;

    private Trainer(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    }

    /** A copy, changed before it is returned. */
    private Trainer with(Optimizer rule, Consumer<Trainer> change) {
        Trainer copy = new Trainer(rule);
        copy.loss = loss;
        copy.batchSize = batchSize;
        copy.epochs = epochs;
        copy.seed = seed;
        copy.metrics = metrics;
        copy.accumulate = accumulate;
        copy.scaleTargets = scaleTargets;
        change.accept(copy);
        return copy;
    }

    private Trainer with(Consumer<Trainer> change) {
        return with(optimizer, change);
    }

    private static int atLeast(int least, String name, int value) {
        if (value < least) throw new IllegalArgumentException(name + " must be >= " + least + ", not " + value);
        return value;
    }

    /**
     * A trainer for supervised training. Defaults: batch size 32, 10 epochs, seed 1, no metrics.
     *
     * @param loss the loss to minimise
     * @param optimizer the update rule, or a chain of transforms and rules
     * @return a trainer with default settings
     */
    public static Trainer of(Loss loss, Optimizer optimizer) {
        return of(optimizer).loss(loss);
    }

    /**
     * A trainer without a loss, for {@link #pretrain} and {@link #minimise}: autoencoders and objectives have their
     * own.
     *
     * @param optimizer the update rule, or a chain of transforms and rules
     * @return a trainer with default settings
     */
    public static Trainer of(Optimizer optimizer) {
        return new Trainer(optimizer);
    }

    /**
     * Sets the loss.
     *
     * @param loss the loss to minimise
     * @return a new trainer
     */
    public Trainer loss(Loss loss) {
        return with(trainer -> trainer.loss = Optional.of(loss));
    }

    /**
     * Sets the optimizer.
     *
     * @param optimizer the update rule, or a chain of transforms and rules
     * @return a new trainer
     */
    public Trainer optimizer(Optimizer optimizer) {
        return with(optimizer, trainer -> {});
    }

    /**
     * Sets the batch size.
     *
     * @param samples in a batch, at least 1
     * @return a new trainer
     */
    public Trainer batchSize(int samples) {
        return with(trainer -> trainer.batchSize = atLeast(1, "batchSize", samples));
    }

    /**
     * Sets the number of epochs.
     *
     * @param epochs passes over the data, at least 0
     * @return a new trainer
     */
    public Trainer epochs(int epochs) {
        return with(trainer -> trainer.epochs = atLeast(0, "epochs", epochs));
    }

    /**
     * Sets the seed.
     *
     * @param seed determines the order of samples
     * @return a new trainer
     */
    public Trainer seed(long seed) {
        return with(trainer -> trainer.seed = seed);
    }

    /**
     * Sets the metrics.
     *
     * @param metrics what to report besides the loss: all of them for validation data, those that
     *     {@linkplain Metric#averages average} for the training batches too
     * @return a new trainer
     */
    public Trainer metrics(Metric... metrics) {
        return metrics(List.of(metrics));
    }

    /**
     * Sets the metrics.
     *
     * @param metrics what to report besides the loss
     * @return a new trainer
     */
    public Trainer metrics(List<Metric> metrics) {
        return with(trainer -> trainer.metrics = List.copyOf(metrics));
    }

    /**
     * Sets gradient accumulation: one step for several batches, with the mean gradient over all their samples. Use it
     * if the batch size you want does not fit into memory.
     *
     * @param batches batches for each step, at least 1; the default is 1
     * @return a new trainer
     */
    public Trainer accumulate(int batches) {
        return with(trainer -> trainer.accumulate = atLeast(1, "accumulate", batches));
    }

    /**
     * Turns on target scaling, for regression: each target is scaled to mean 0 and standard deviation 1 over the
     * training data. Losses are those of the scaled targets; metrics and the model's predictions are in the original
     * units ({@link ScaledTargets}).
     *
     * @return a new trainer
     */
    public Trainer scaleTargets() {
        return with(trainer -> trainer.scaleTargets = true);
    }

    /**
     * The loss to minimise.
     *
     * @return as set
     * @throws IllegalStateException if there is none
     */
    public Loss loss() {
        return loss.orElseThrow(() -> new IllegalStateException(
                "this trainer has no loss, which training on targets needs: Trainer.of(loss, optimizer)"));
    }

    /**
     * Whether there is a loss.
     *
     * @return false if this is for pre-training only
     */
    public boolean hasLoss() {
        return loss.isPresent();
    }

    /**
     * The update rule.
     *
     * @return as set
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    /**
     * Samples in a batch.
     *
     * @return at least 1
     */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Number of passes over the data.
     *
     * @return at least 0
     */
    public int epochs() {
        return epochs;
    }

    /**
     * The seed, which determines the order of samples.
     *
     * @return as set
     */
    public long seed() {
        return seed;
    }

    /**
     * The metrics to report besides the loss.
     *
     * @return as set
     */
    public List<Metric> metrics() {
        return metrics;
    }

    /**
     * Number of batches for each step.
     *
     * @return at least 1
     */
    public int accumulate() {
        return accumulate;
    }

    /**
     * Trains a network on targets. Preprocessing layers that are not fitted yet are first fitted to the training data.
     *
     * @param network changed in place
     * @param data the training data
     * @param listeners informed of the progress
     * @return model and history
     * @throws DivergenceException if the loss becomes NaN or infinite
     */
    public Trained fit(Network network, TrainingData data, Listener... listeners) {
        return fit(network, Optional.empty(), data, Optional.empty(), listeners);
    }

    /**
     * Trains a network on targets, and evaluates it on validation data after each epoch.
     *
     * @param network changed in place
     * @param data the training data
     * @param validation the validation data
     * @param listeners informed of the progress
     * @return model and history
     * @throws DivergenceException if the loss becomes NaN or infinite
     */
    public Trained fit(Network network, TrainingData data, TrainingData validation, Listener... listeners) {
        return fit(network, Optional.empty(), data, Optional.of(validation), listeners);
    }

    private Trained fit(
            Network network,
            Optional<Checkpoint> from,
            TrainingData data,
            Optional<TrainingData> validation,
            Listener[] listeners) {
        Trainer trainer = scaleTargets ? withScaledTargets(from, data) : this;
        Objective objective = Objective.supervised(network, trainer.loss(), metrics);
        return trained(trainer.run(objective, from, data, validation, listeners), data);
    }

    private Trainer withScaledTargets(Optional<Checkpoint> from, TrainingData data) {
        if (from.isPresent()) return from.get().trainer().loss() instanceof ScaledTargets scaled ? loss(scaled) : this;
        Loss scaled = ScaledTargets.of(loss(), data);
        return with(trainer -> {
            trainer.loss = Optional.of(scaled);
            trainer.scaleTargets = false;
        });
    }

    private static Trained trained(Training training, TrainingData data) {
        Network network = training.network();
        List<String> features = data.features().size() == network.inputs() ? data.features() : List.of();
        Model model = new Model(network, training.trainer().loss(), features, data.labels(), Map.of());
        return new Trained(model, training.history(), training.bestEpoch());
    }

    /**
     * Resumes a supervised training from a checkpoint. With the same data, the result is bit for bit that of an
     * uninterrupted training.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param data the same training data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return model and history, with the epochs before the checkpoint
     * @throws IllegalArgumentException if the checkpoint is of pre-training, or of a trainer with other settings; only
     *     the number of epochs may differ
     * @throws DivergenceException if the loss becomes NaN or infinite
     */
    public Trained fit(Checkpoint checkpoint, TrainingData data, Listener... listeners) {
        return fit(checkpoint.network(), Optional.of(checkpoint), data, Optional.empty(), listeners);
    }

    /**
     * Resumes a supervised training with validation: {@link #fit(Checkpoint, TrainingData, Listener...)}.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param data the same training data
     * @param validation the same validation data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return model and history, with the epochs before the checkpoint
     */
    public Trained fit(Checkpoint checkpoint, TrainingData data, TrainingData validation, Listener... listeners) {
        return fit(checkpoint.network(), Optional.of(checkpoint), data, Optional.of(validation), listeners);
    }

    /**
     * Minimises any objective. Preprocessing layers of its network that are not fitted yet are first fitted to the
     * training data.
     *
     * @param objective its parameters are changed in place
     * @param data features for the objective's network
     * @param listeners informed of the progress
     * @return one entry for each epoch
     * @throws DivergenceException if the loss becomes NaN or infinite
     */
    public List<Epoch> minimise(Objective objective, TrainingData data, Listener... listeners) {
        return run(objective, Optional.empty(), data, Optional.empty(), listeners)
                .history();
    }

    /**
     * Minimises any objective, and evaluates it on validation data after each epoch.
     *
     * @param objective its parameters are changed in place
     * @param data features for the objective's network
     * @param validation the validation data
     * @param listeners informed of the progress
     * @return one entry for each epoch
     */
    public List<Epoch> minimise(
            Objective objective, TrainingData data, TrainingData validation, Listener... listeners) {
        return run(objective, Optional.empty(), data, Optional.of(validation), listeners)
                .history();
    }

    /**
     * Resumes {@link #minimise} from a checkpoint, bit for bit.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param factory makes the objective for the checkpoint's network
     * @param data the same training data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return one entry for each epoch, those before the checkpoint included
     */
    public List<Epoch> minimise(
            Checkpoint checkpoint, ObjectiveFactory factory, TrainingData data, Listener... listeners) {
        return run(factory.create(checkpoint.network()), Optional.of(checkpoint), data, Optional.empty(), listeners)
                .history();
    }

    /**
     * Resumes {@link #minimise} with validation data from a checkpoint, bit for bit.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param factory makes the objective for the checkpoint's network
     * @param data the same training data
     * @param validation the same validation data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return one entry for each epoch, those before the checkpoint included
     */
    public List<Epoch> minimise(
            Checkpoint checkpoint,
            ObjectiveFactory factory,
            TrainingData data,
            TrainingData validation,
            Listener... listeners) {
        return run(
                        factory.create(checkpoint.network()),
                        Optional.of(checkpoint),
                        data,
                        Optional.of(validation),
                        listeners)
                .history();
    }

    private Training run(
            Objective objective,
            Optional<Checkpoint> from,
            TrainingData data,
            Optional<TrainingData> validation,
            Listener[] listeners) {
        objective.requireData("training data", data);
        validation.ifPresent(held -> objective.requireData("validation data", held));
        Training training =
                from.map(checkpoint -> resumed(checkpoint, objective, data)).orElseGet(() -> started(objective, data));
        new TrainingLoop(training, listeners)
                .run(data, validation, from.map(Checkpoint::use).orElse(Map.of()));
        return training;
    }

    private Training resumed(Checkpoint checkpoint, Objective objective, TrainingData data) {
        checkpoint.requireOf(this, false, data);
        return checkpoint.training(this, objective, data);
    }

    private Training started(Objective objective, TrainingData data) {
        objective.fitPreprocessing(data);
        return new Training(TrainingStage.TRAINING, objective, this, data, List.of());
    }

    /**
     * Greedy layer-wise pre-training (Hinton et al., 2006; Bengio et al., 2007): each autoencoder, lowest first, learns
     * without targets from the outputs of the trained layers below it. Frozen ones are left out. The trainer's loss is
     * not used.
     *
     * @param network changed in place
     * @param data the training data; targets are not used, samples count by their weights
     * @param listeners informed of the progress; each layer is a training of its own
     * @return for each pre-trained layer, one entry for each epoch
     */
    public List<List<Epoch>> pretrain(Network network, TrainingData data, Listener... listeners) {
        return new Pretraining(this, network, Optional.empty(), listeners).run(data, Optional.empty());
    }

    /**
     * Pre-trains, and evaluates the reconstruction error of held-out data after each epoch.
     *
     * @param network changed in place
     * @param data the training data; targets are not used, samples count by their weights
     * @param heldOut the data to evaluate on
     * @param listeners informed of the progress; each layer is a training of its own
     * @return for each pre-trained layer, one entry for each epoch
     */
    public List<List<Epoch>> pretrain(Network network, TrainingData data, TrainingData heldOut, Listener... listeners) {
        return new Pretraining(this, network, Optional.empty(), listeners).run(data, Optional.of(heldOut));
    }

    /**
     * Resumes a pre-training from a checkpoint, bit for bit. Finished layers are not trained again.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param data the same training data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return for each pre-trained layer, one entry for each epoch, those before the checkpoint included
     * @throws IllegalArgumentException if the checkpoint is not of pre-training, or of a trainer with other settings;
     *     only the number of epochs may differ
     */
    public List<List<Epoch>> pretrain(Checkpoint checkpoint, TrainingData data, Listener... listeners) {
        return new Pretraining(this, checkpoint.network(), Optional.of(checkpoint), listeners)
                .run(data, Optional.empty());
    }

    /**
     * Resumes a pre-training with held-out data: {@link #pretrain(Checkpoint, TrainingData, Listener...)}.
     *
     * @param checkpoint can be used once; its network is changed in place
     * @param data the same training data
     * @param heldOut the same held-out data
     * @param listeners listeners with {@link Listener#state} must be as many as before, of the same types and in the
     *     same order
     * @return for each pre-trained layer, one entry for each epoch, those before the checkpoint included
     */
    public List<List<Epoch>> pretrain(
            Checkpoint checkpoint, TrainingData data, TrainingData heldOut, Listener... listeners) {
        return new Pretraining(this, checkpoint.network(), Optional.of(checkpoint), listeners)
                .run(data, Optional.of(heldOut));
    }

    private List<Object> values() {
        return List.of(loss, optimizer, batchSize, epochs, seed, metrics, accumulate, scaleTargets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trainer trainer && trainer.values().equals(values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "Trainer" + values();
    }
}
