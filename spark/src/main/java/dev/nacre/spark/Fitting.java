package dev.nacre.spark;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One fit of an estimator: pre-training, then training, each going on where a checkpoint was written. */
final class Fitting {
    private final NacreEstimator<?, ?> settings;
    private final Problem problem;

    Fitting(NacreEstimator<?, ?> settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
    }

    /** What was trained, and how it went. */
    record Result(SharedModel shared, List<Epoch> history) {}

    Result run() {
        if (fullBatch().isPresent()) requireNothingElse();
        Dataset<Row> heldOut = problem.validation(settings);
        try (SparkParts training = parts(problem.training(settings));
                SparkParts validation = heldOut == null ? null : parts(heldOut)) {
            return train(training, validation);
        }
    }

    private SparkParts parts(Dataset<Row> data) {
        ParameterAveraging rounds = new ParameterAveraging(
                settings.getLocalSteps(), carry(settings.getOptimizerState()), carry(settings.getStatistics()));
        int partitions = settings.getNumPartitions();
        return SparkParts.of(partitions == 0 ? data : data.repartition(partitions), problem.columns(), rounds);
    }

    private static ParameterAveraging.Carry carry(String text) {
        return ParameterAveraging.Carry.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Result train(SparkParts training, SparkParts validation) {
        String path = settings.getCheckpointPath();
        Checkpoint found = path.isEmpty() ? null : found(path);
        Network network = found == null
                ? new Network(settings.getNetwork(), training.inputs(), settings.getSeed())
                : found.network();
        List<Epoch> history = new ArrayList<>();
        if (problem.pretrainEpochs() > 0 && (found == null || found.pretraining())) {
            Trainer trainer = trainer(problem.pretrainEpochs());
            var histories = found == null
                    ? trainer.pretrain(network, training, validation, listeners(validation))
                    : trainer.pretrain(found, training, validation, listeners(validation));
            histories.forEach(history::addAll);
            found = null;
        }
        if (problem.supervised()) history.addAll(fit(network, found, training, validation));
        if (!path.isEmpty()) HadoopFiles.delete(path);
        Map<String, String> notes =
                Map.of("optimizer", settings.getOptimizer(), "seed", Long.toString(settings.getSeed()));
        Model model =
                ClassNames.model(network, problem.loss(), problem.labels()).noted(notes);
        return new Result(SharedModel.of(model), history);
    }

    /** The trainer's settings are compared by whoever resumes it. */
    private Checkpoint found(String path) {
        Checkpoint found = HadoopFiles.checkpoint(path).orElse(null);
        if (found == null || found.network().spec().equals(Plugins.parse(LayerSpec.class, settings.getNetwork())))
            return found;
        throw new IllegalArgumentException("the checkpoint at " + path + " is of another network, "
                + Plugins.format(found.network().spec()) + "; take it away, or name another checkpointPath");
    }

    private void requireNothingElse() {
        if (problem.pretrainEpochs() > 0
                || settings.getPatience() > 0
                || !settings.getCheckpointPath().isEmpty())
            throw new IllegalArgumentException(settings.getOptimizer()
                    + " is a full-batch optimizer, which does not pre-train, stop early or write checkpoints: leave out"
                    + " pretrainEpochs, patience and checkpointPath");
    }

    private List<Epoch> fit(Network network, Checkpoint found, SparkParts training, SparkParts validation) {
        Optional<FullBatchOptimizer> fullBatch = fullBatch();
        if (fullBatch.isPresent()) return iterate(network, fullBatch.get(), training);
        Trainer trainer = trainer(settings.getEpochs());
        return found == null
                ? trainer.fit(network, training, validation, listeners(validation))
                : trainer.fit(found, training, validation, listeners(validation));
    }

    private Optional<FullBatchOptimizer> fullBatch() {
        String name = settings.getOptimizer().strip().replaceFirst("\\W.*", "");
        return Plugins.all(FullBatchOptimizer.class).containsKey(name)
                ? Optional.of(Plugins.parse(FullBatchOptimizer.class, settings.getOptimizer()))
                : Optional.empty();
    }

    private List<Epoch> iterate(Network network, FullBatchOptimizer optimizer, SparkParts data) {
        FullBatchTraining training = new FullBatchTraining(new SupervisedObjective(network, problem.loss(), List.of()), optimizer, data);
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
        Optimizer optimizer = Plugins.parse(Optimizer.class, settings.getOptimizer());
        return Trainer.of(problem.loss(), optimizer).batchSize(settings.getBatchSize()).epochs(epochs).seed(settings.getSeed());
    }

    private Listener[] listeners(SparkParts validation) {
        List<Listener> listeners = new ArrayList<>();
        if (validation != null && settings.getPatience() > 0) listeners.add(new EarlyStopping(settings.getPatience()));
        if (!settings.getCheckpointPath().isEmpty())
            listeners.add(HadoopFiles.checkpoints(settings.getCheckpointPath(), settings.getCheckpointSteps()));
        return listeners.toArray(Listener[]::new);
    }
}
