package dev.nacre.spark;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.Codec;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One fit of an estimator: pre-training, then training on targets. Both continue from a checkpoint, if there is one.
 */
final class EstimatorFit {
    private final NacreEstimator<?, ?> settings;
    private final LearningTask task;

    EstimatorFit(NacreEstimator<?, ?> settings, LearningTask task) {
        this.settings = settings;
        this.task = task;
    }

    /** The trained model, and the epochs of pre-training and training. */
    record Fitted(SharedModel shared, List<Epoch> history) {}

    Fitted run() {
        if (fullBatch().isPresent()) requireNothingElse();
        Optional<Dataset<Row>> heldOut = task.validation(settings);
        try (SparkPartitions training = partitions(task.training(settings))) {
            if (heldOut.isEmpty()) return train(training, Optional.empty());
            try (SparkPartitions validation = partitions(heldOut.get())) {
                return train(training, Optional.of(validation));
            }
        }
    }

    private SparkPartitions partitions(Dataset<Row> data) {
        ParameterAveraging averaging = new ParameterAveraging(
                settings.getLocalSteps(), carry(settings.getOptimizerState()), carry(settings.getStatistics()));
        int number = settings.getNumPartitions();
        return SparkPartitions.of(number == 0 ? data : data.repartition(number), task.columns(), averaging);
    }

    private static ParameterAveraging.Carry carry(String text) {
        return ParameterAveraging.Carry.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Fitted train(SparkPartitions training, Optional<SparkPartitions> validation) {
        String path = settings.getCheckpointPath();
        Optional<Checkpoint> found = path.isEmpty() ? Optional.empty() : checkpoint(path);
        Network network = found.map(Checkpoint::network)
                .orElseGet(() -> new Network(settings.getNetwork(), training.shape(), settings.getSeed()));
        List<Epoch> history = new ArrayList<>();
        if (task.pretrainEpochs() > 0 && found.map(Checkpoint::pretraining).orElse(true)) {
            pretrain(network, found, training, validation).forEach(history::addAll);
            found = Optional.empty();
        }
        if (task.loss().isPresent()) history.addAll(fit(network, found, training, validation));
        if (!path.isEmpty()) HadoopFiles.delete(path);
        Map<String, String> notes =
                Map.of("optimizer", settings.getOptimizer(), "seed", Long.toString(settings.getSeed()));
        Loss loss = task.loss().orElseGet(() -> Codec.of(network).loss());
        Model model = ClassNames.model(network, loss, task.classes()).noted(notes);
        return new Fitted(SharedModel.of(model), history);
    }

    /** Whoever resumes the checkpoint compares the trainer's settings; this compares the networks. */
    private Optional<Checkpoint> checkpoint(String path) {
        Optional<Checkpoint> found = HadoopFiles.checkpoint(path);
        LayerSpec wanted = Plugins.parse(LayerSpec.class, settings.getNetwork());
        found.map(Checkpoint::network)
                .filter(network -> !network.spec().equals(wanted))
                .ifPresent(network -> {
                    throw new IllegalArgumentException("the checkpoint at " + path + " is of another network, "
                            + Plugins.format(network.spec()) + "; delete it, or set another checkpointPath");
                });
        return found;
    }

    private void requireNothingElse() {
        if (task.pretrainEpochs() > 0
                || settings.getPatience() > 0
                || !settings.getCheckpointPath().isEmpty())
            throw new IllegalArgumentException(settings.getOptimizer()
                    + " is a full-batch optimizer, which does not support pre-training, early stopping and checkpoints:"
                    + " leave out pretrainEpochs, patience and checkpointPath");
    }

    private List<List<Epoch>> pretrain(
            Network network,
            Optional<Checkpoint> found,
            SparkPartitions training,
            Optional<SparkPartitions> validation) {
        Trainer trainer = trainer(task.pretrainEpochs());
        Listener[] listeners = listeners(validation.isPresent());
        if (found.isPresent())
            return validation.isPresent()
                    ? trainer.pretrain(found.get(), training, validation.get(), listeners)
                    : trainer.pretrain(found.get(), training, listeners);
        return validation.isPresent()
                ? trainer.pretrain(network, training, validation.get(), listeners)
                : trainer.pretrain(network, training, listeners);
    }

    private List<Epoch> fit(
            Network network,
            Optional<Checkpoint> found,
            SparkPartitions training,
            Optional<SparkPartitions> validation) {
        Optional<FullBatchOptimizer> fullBatch = fullBatch();
        if (fullBatch.isPresent()) return iterate(network, fullBatch.get(), training);
        Trainer trainer = trainer(settings.getEpochs());
        Listener[] listeners = listeners(validation.isPresent());
        if (found.isPresent())
            return validation.isPresent()
                    ? trainer.fit(found.get(), training, validation.get(), listeners)
                            .history()
                    : trainer.fit(found.get(), training, listeners).history();
        return validation.isPresent()
                ? trainer.fit(network, training, validation.get(), listeners).history()
                : trainer.fit(network, training, listeners).history();
    }

    private Optional<FullBatchOptimizer> fullBatch() {
        String name = settings.getOptimizer().strip().replaceFirst("\\W.*", "");
        return Plugins.all(FullBatchOptimizer.class).containsKey(name)
                ? Optional.of(Plugins.parse(FullBatchOptimizer.class, settings.getOptimizer()))
                : Optional.empty();
    }

    private List<Epoch> iterate(Network network, FullBatchOptimizer optimizer, SparkPartitions data) {
        SupervisedObjective objective =
                new SupervisedObjective(network, task.loss().orElseThrow(), List.of());
        FullBatchTraining training = new FullBatchTraining(objective, optimizer, data);
        List<Epoch> history = new ArrayList<>();
        for (int i = 1; i <= settings.getEpochs(); i++) {
            long start = System.nanoTime();
            if (training.iterate() != FullBatchOptimizer.Outcome.IMPROVED) break;
            double seconds = (System.nanoTime() - start) * 1e-9;
            history.add(new Epoch(i, training.state().loss(), Double.NaN, Map.of(), Map.of(), seconds));
        }
        return history;
    }

    private Trainer trainer(int epochs) {
        Trainer trainer = Trainer.of(Plugins.parse(Optimizer.class, settings.getOptimizer()))
                .batchSize(settings.getBatchSize())
                .epochs(epochs)
                .seed(settings.getSeed());
        return task.loss().map(trainer::loss).orElse(trainer);
    }

    private Listener[] listeners(boolean validated) {
        List<Listener> listeners = new ArrayList<>();
        if (validated && settings.getPatience() > 0) listeners.add(new EarlyStopping(settings.getPatience()));
        if (!settings.getCheckpointPath().isEmpty())
            listeners.add(HadoopFiles.checkpoints(settings.getCheckpointPath(), settings.getCheckpointSteps()));
        return listeners.toArray(Listener[]::new);
    }
}
