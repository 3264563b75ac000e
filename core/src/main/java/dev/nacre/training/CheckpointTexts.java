package dev.nacre.training;

import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.compute.Noise;
import dev.nacre.model.ModelMetadata;
import dev.nacre.model.ModelReader;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jblas.FloatMatrix;

/** The texts of a checkpoint, read and checked. */
final class CheckpointTexts {
    private final String file;
    private final Map<String, String> texts;
    private final Trainer trainer;
    private final TrainingStage stage;
    private final Progress progress;
    private final List<List<Epoch>> histories = new ArrayList<>();
    private final List<String> noises;

    CheckpointTexts(String file, ModelReader reader) throws ModelFormatException {
        this.file = file;
        this.texts = reader.map(ModelMetadata.TRAINING);
        this.trainer = trainer(reader);
        this.stage = new TrainingStage((int) number("stage", 0, 1000), (int) number("stages", 0, 1000));
        this.progress = progress();
        for (String history : reader.list(ModelMetadata.HISTORY)) histories.add(epochs(history));
        this.noises = reader.list(ModelMetadata.NOISES);
        if (stage.number() > stage.count() || histories.size() != Math.max(1, stage.number()))
            throw new ModelFormatException(file + ": stages and histories don't fit");
    }

    private Trainer trainer(ModelReader reader) throws ModelFormatException {
        List<Metric> metrics = new ArrayList<>();
        for (String text : list("metrics")) metrics.add(reader.plugin(Metric.class, "metrics", text));
        Trainer settings = Trainer.of(reader.plugin(Optimizer.class, "optimizer", text("optimizer")))
                .batchSize((int) number("batchSize", 1, Integer.MAX_VALUE))
                .epochs((int) number("epochs", 0, Integer.MAX_VALUE))
                .seed(number("seed", Long.MIN_VALUE, Long.MAX_VALUE))
                .metrics(metrics)
                .accumulate(texts.containsKey("accumulate") ? (int) number("accumulate", 1, Integer.MAX_VALUE) : 1);
        return texts.containsKey(CheckpointFile.NO_LOSS)
                ? settings
                : settings.loss(reader.plugin(Loss.class, ModelMetadata.LOSS));
    }

    private Progress progress() throws ModelFormatException {
        List<Double> sums = new ArrayList<>();
        for (String sum : list("metricSums")) sums.add(parsed("metricSums", sum, Double::valueOf));
        Progress read = new Progress(sums.size());
        for (int i = 0; i < sums.size(); i++) read.metricSums[i] = sums.get(i);
        read.epoch = (int) number("epoch", 1, Integer.MAX_VALUE);
        read.step = number("step", 0, Integer.MAX_VALUE);
        read.batches = number("batches", 0, read.step * trainer.accumulate());
        read.samples = number("batchSamples", 0, Long.MAX_VALUE);
        read.lossSum = parsed("lossSum", text("lossSum"), Double::valueOf);
        read.mixedOrder = texts.containsKey(CheckpointFile.MIXED_ORDER);
        read.seconds = parsed("seconds", text("seconds"), Double::valueOf);
        return read;
    }

    private List<Epoch> epochs(String history) throws ModelFormatException {
        List<Epoch> epochs = new ArrayList<>();
        for (String line : JsonText.list(file + ": " + ModelMetadata.HISTORY, history))
            epochs.add(parsed(ModelMetadata.HISTORY, line, EpochText::parse));
        return List.copyOf(epochs);
    }

    void restoreNoises(List<Noise> into) throws ModelFormatException {
        if (into.size() != noises.size())
            throw new ModelFormatException(
                    file + " has " + noises.size() + " sources of noise, the network " + into.size());
        for (int i = 0; i < noises.size(); i++) {
            Noise noise = into.get(i);
            parsed(ModelMetadata.NOISES, noises.get(i), state -> {
                noise.restore(state);
                return noise;
            });
        }
    }

    Checkpoint checkpoint(Network network, Map<String, FloatMatrix> state) throws ModelFormatException {
        long samples = number("samples", -1, Long.MAX_VALUE);
        return new Checkpoint(
                network,
                trainer,
                stage,
                samples < 0 ? OptionalLong.empty() : OptionalLong.of(samples),
                histories,
                progress,
                state);
    }

    private String text(String key) throws ModelFormatException {
        String text = texts.get(key);
        if (text == null) throw new ModelFormatException(file + ": " + ModelMetadata.TRAINING + " lacks " + key);
        return text;
    }

    private List<String> list(String key) throws ModelFormatException {
        return JsonText.list(file + ": " + key, text(key));
    }

    private long number(String key, long least, long most) throws ModelFormatException {
        long number = parsed(key, text(key), Long::valueOf);
        if (number < least || number > most) throw new ModelFormatException(file + ": " + key + " can't be " + number);
        return number;
    }

    private <T> T parsed(String what, String text, Function<String, T> parser) throws ModelFormatException {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new ModelFormatException(file + ": " + what + " can't be read: " + e.getMessage(), e);
        }
    }
}
