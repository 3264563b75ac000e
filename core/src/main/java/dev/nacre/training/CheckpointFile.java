package dev.nacre.training;

import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.compute.Noise;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.ModelFile;
import dev.nacre.model.ModelMetadata;
import dev.nacre.model.ModelReader;
import dev.nacre.model.StoredWeights;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
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

/**
 * A checkpoint as a model file with more content: the state of optimizer and listeners as tensors, the rest as texts.
 */
final class CheckpointFile {
    /** Present if the order of samples is mixed from seed and epoch as {@link Training} does now. */
    static final String MIXED_ORDER = "mixedOrder";

    /** Present if the trainer has no loss; a model file needs one all the same. */
    static final String NO_LOSS = "noLoss";

    private CheckpointFile() {}

    static void write(Training training, Path file) throws IOException {
        ModelFile.write(file, texts(training), tensors(training));
    }

    static byte[] bytes(Training training) throws IOException {
        return ModelFile.bytes(texts(training), tensors(training));
    }

    private static List<Tensor> tensors(Training training) throws IOException {
        List<Tensor> tensors = new ArrayList<>(ModelFile.tensors(training.network()));
        training.state().forEach((name, matrix) -> tensors.add(new Tensor(name, shape(matrix), matrix.data)));
        return tensors;
    }

    private static List<Long> shape(FloatMatrix matrix) {
        return matrix.columns == 1 ? List.of((long) matrix.rows) : List.of((long) matrix.columns, (long) matrix.rows);
    }

    private static Map<String, String> texts(Training training) {
        Network network = training.network();
        Trainer trainer = training.trainer();
        Loss loss = trainer.hasLoss() ? trainer.loss() : new Mse();
        Map<String, String> texts = ModelMetadata.of(new Model(network, loss));
        texts.put(
                ModelMetadata.PLUGINS,
                ModelMetadata.plugins(network.spec(), loss, trainer.optimizer(), trainer.metrics()));
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
        if (progress.mixedOrder) texts.put(MIXED_ORDER, "true");
        if (!trainer.hasLoss()) texts.put(NO_LOSS, "true");
        return texts;
    }

    static Checkpoint read(Path file, ClassLoader... more) throws IOException {
        return StoredWeights.open(file, tensors -> read(tensors, more));
    }

    static Checkpoint read(byte[] bytes, ClassLoader... more) throws IOException {
        try (TensorFile tensors = TensorFile.open("the checkpoint", bytes)) {
            return read(tensors, more);
        }
    }

    private static Checkpoint read(TensorFile tensors, ClassLoader... more) throws IOException {
        String file = tensors.name();
        if (!tensors.metadata().containsKey(ModelMetadata.TRAINING))
            throw new ModelFormatException(file + " is no checkpoint; Model.load may read it");
        ModelReader reader = new ModelReader(tensors, more);
        Network network = reader.build();
        Map<String, FloatMatrix> state = state(tensors);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        state.forEach((name, matrix) -> arrays.put(name, matrix.data));
        StoredWeights.read(tensors, network, arrays, (name, info) -> ModelMetadata.isTrainingState(name));
        CheckpointTexts texts = new CheckpointTexts(file, reader);
        texts.restoreNoises(Layers.allNoises(network.layer()));
        return texts.checkpoint(network, state);
    }

    /**
     * Matrices to read the state into. Whether it is what the training needs is found out when it is resumed.
     */
    private static Map<String, FloatMatrix> state(TensorFile tensors) throws IOException {
        Map<String, FloatMatrix> state = new LinkedHashMap<>();
        for (Map.Entry<String, TensorInfo> tensor : tensors.tensors().entrySet())
            if (ModelMetadata.isTrainingState(tensor.getKey()))
                state.put(tensor.getKey(), matrix(tensors.name(), tensor.getKey(), tensor.getValue()));
        return state;
    }

    /** The header was checked: so much is really in the file. */
    private static FloatMatrix matrix(String file, String name, TensorInfo info) throws ModelFormatException {
        List<Long> shape = info.shape();
        long rows = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
        long length = info.elements();
        if (!info.dtype().equals("F32") || rows > Integer.MAX_VALUE || length > Integer.MAX_VALUE - 8)
            throw new ModelFormatException(
                    file + ": tensor " + name + " of type " + info.dtype() + " and shape " + shape
                            + " can't be the state of a training, which is F32 and at most " + (Integer.MAX_VALUE - 8)
                            + " numbers");
        return new FloatMatrix((int) rows, rows == 0 ? 0 : (int) (length / rows));
    }
}
