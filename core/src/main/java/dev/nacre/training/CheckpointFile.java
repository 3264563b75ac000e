package dev.nacre.training;

import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import dev.nacre.model.Model;
import dev.nacre.model.ModelFile;
import dev.nacre.model.ModelMetadata;
import dev.nacre.model.ModelReader;
import dev.nacre.model.StoredWeights;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** A checkpoint as a model file with more in it: optimizer's and listeners' state as tensors, the rest as texts. */
final class CheckpointFile {
    private CheckpointFile() {}

    static void write(Training training, Path file) throws IOException {
        ModelFile.write(file, texts(training), parameters(training));
    }

    static byte[] bytes(Training training) throws IOException {
        return ModelFile.bytes(texts(training), parameters(training));
    }

    private static List<Parameter> parameters(Training training) {
        List<Parameter> parameters = new ArrayList<>(training.network().parameters());
        parameters.addAll(training.state());
        return parameters;
    }

    private static Map<String, String> texts(Training training) {
        Network network = training.network();
        Map<String, String> texts =
                ModelMetadata.of(new Model(network, training.trainer().loss()));
        Trainer trainer = training.trainer();
        texts.put(
                ModelMetadata.PLUGINS,
                ModelMetadata.plugins(network.spec(), trainer.loss(), trainer.optimizer(), trainer.metrics()));
        texts.put(ModelMetadata.TRAINING, JsonText.map(position(training)));
        texts.put(
                ModelMetadata.HISTORY,
                JsonText.list(Stream.concat(training.earlier().stream(), Stream.of(training.history()))
                        .map(epochs -> JsonText.list(
                                epochs.stream().map(EpochText::format).toList()))
                        .toList()));
        texts.put(
                ModelMetadata.NOISES,
                JsonText.list(Layers.allNoises(network.layer()).stream()
                        .map(Noise::state)
                        .toList()));
        return texts;
    }

    private static Map<String, String> position(Training training) {
        Trainer trainer = training.trainer();
        Progress progress = training.progress();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("stage", Integer.toString(training.part().number()));
        texts.put("stages", Integer.toString(training.part().count()));
        texts.put("optimizer", Plugins.format(trainer.optimizer()));
        texts.put("batchSize", Integer.toString(trainer.batchSize()));
        texts.put("accumulate", Integer.toString(trainer.accumulate()));
        texts.put("epochs", Integer.toString(trainer.epochs()));
        texts.put("seed", Long.toString(trainer.seed()));
        texts.put(
                "metrics",
                JsonText.list(trainer.metrics().stream().map(Plugins::format).toList()));
        texts.put("samples", Long.toString(training.samples().orElse(-1)));
        texts.put("epoch", Integer.toString(progress.epoch));
        texts.put("step", Long.toString(progress.step));
        texts.put("batches", Long.toString(progress.batches));
        texts.put("batchSamples", Long.toString(progress.samples));
        texts.put("lossSum", Double.toString(progress.lossSum));
        texts.put(
                "metricSums",
                JsonText.list(DoubleStream.of(progress.metricSums)
                        .mapToObj(Double::toString)
                        .toList()));
        texts.put("seconds", Double.toString(progress.seconds));
        return texts;
    }

    static Checkpoint read(Path file) throws IOException {
        return StoredWeights.open(file, CheckpointFile::read);
    }

    static Checkpoint read(byte[] bytes) throws IOException {
        try (TensorFile tensors = TensorFile.open("the checkpoint", bytes)) {
            return read(tensors);
        }
    }

    private static Checkpoint read(TensorFile tensors) throws IOException {
        String file = tensors.name();
        if (!tensors.metadata().containsKey(ModelMetadata.TRAINING))
            throw new ModelFormatException(file + " is no checkpoint; ModelFile.read may read it");
        ModelReader reader = new ModelReader(tensors);
        Network network = reader.build();
        CheckpointTexts texts = new CheckpointTexts(file, reader);
        List<Parameter> state = new ArrayList<>(optimizerState(file, texts, network, tensors));
        state.addAll(listenerState(tensors));
        List<Parameter> all = new ArrayList<>(network.parameters());
        all.addAll(state);
        StoredWeights.read(tensors, all, (name, info) -> false);
        texts.restoreNoises(Layers.allNoises(network.layer()));
        return texts.checkpoint(network, state);
    }

    /** Looks for each tensor before it makes room for it. */
    private static List<Parameter> optimizerState(
            String file, CheckpointTexts texts, Network network, TensorFile tensors) throws ModelFormatException {
        List<Parameter> state = new ArrayList<>();
        int slots = texts.trainer().optimizer().slots();
        for (Parameter parameter : Updater.trainable(texts.objective(network).parameters())) {
            for (int slot = 0; slot < slots; slot++) {
                String name = Updater.slotName(parameter, slot);
                if (!tensors.tensors().containsKey(name)) throw new ModelFormatException(file + " lacks " + name);
                FloatMatrix value = parameter.value();
                state.add(Parameter.statistic(name, new FloatMatrix(value.rows, value.columns)));
            }
        }
        return state;
    }

    private static List<Parameter> listenerState(TensorFile tensors) {
        List<Parameter> state = new ArrayList<>();
        tensors.tensors().forEach((name, info) -> {
            if (name.startsWith("listener.")) state.add(Parameter.statistic(name, matrix(info)));
        });
        return state;
    }

    /** The header was checked: so much is really in the file. */
    private static FloatMatrix matrix(TensorInfo info) {
        List<Long> shape = info.shape();
        int rows = Math.toIntExact(shape.isEmpty() ? 1 : shape.get(shape.size() - 1));
        int length = Math.toIntExact(info.elements());
        return new FloatMatrix(rows, rows == 0 ? 0 : length / rows);
    }
}
