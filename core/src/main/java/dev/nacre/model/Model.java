package dev.nacre.model;

import dev.nacre.Checks;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Rows;
import dev.nacre.TrainingData;
import dev.nacre.compute.Argmax;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * A trained network with everything that predictions need, and notes on its origin. A model file contains one model.
 *
 * @param network the network, including preprocessing layers: its inputs are raw features
 * @param loss the loss it was trained with, which turns outputs into predictions
 * @param features names of the features, one for each; empty if they have no names
 * @param labels names of the classes, one for each output; empty if the task is no classification
 * @param notes texts to keep with the model, such as seed, metrics and date
 */
public record Model(Network network, Loss loss, List<String> features, List<String> labels, Map<String, String> notes) {
    /** Checks the components. */
    public Model {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(loss, "loss");
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        notes = Map.copyOf(notes);
        if (!features.isEmpty() && features.size() != network.inputs())
            throw new IllegalArgumentException(
                    "a network of " + network.inputs() + " inputs can't have " + features.size() + " feature names");
        if (!labels.isEmpty() && labels.size() != network.outputs())
            throw new IllegalArgumentException(
                    "a network of " + network.outputs() + " outputs can't have " + labels.size() + " labels");
    }

    /**
     * A model without names or notes.
     *
     * @param network the network
     * @param loss the loss it was trained with
     */
    public Model(Network network, Loss loss) {
        this(network, loss, List.of(), List.of(), Map.of());
    }

    /**
     * The same model with more notes.
     *
     * @param more notes to add; they replace notes with the same key
     * @return a new model of the same network
     */
    public Model noted(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(notes);
        all.putAll(more);
        return new Model(network, loss, features, labels, all);
    }

    /**
     * Saves the model to a file, atomically: if saving fails, an existing file stays as it was.
     *
     * @param file the file to write, usually {@code name.safetensors}
     * @throws IOException if it can't be written, a weight is NaN or infinite, or the network could not be read again
     */
    public void save(Path file) throws IOException {
        ModelFile.write(file, ModelMetadata.of(this), ModelFile.tensors(network));
    }

    /**
     * The content of a model file as bytes, to send a model or to store it elsewhere than in a file.
     *
     * @return bytes for {@link #load(byte[], ClassLoader...)}; written to disk, they are a model file
     * @throws IOException if a weight is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public byte[] bytes() throws IOException {
        return ModelFile.bytes(ModelMetadata.of(this), ModelFile.tensors(network));
    }

    /**
     * Loads a model. The whole file is checked: the model is bit for bit the one that was saved, or loading fails.
     *
     * @param file a file that {@link #save} wrote
     * @param more additional class loaders to find plugins with, such as that of a plugin folder
     * @return the model
     * @throws ModelFormatException if the file is damaged, no model file, or needs a plugin that is missing
     * @throws IOException if it can't be read
     */
    public static Model load(Path file, ClassLoader... more) throws IOException {
        return StoredWeights.open(file, tensors -> new ModelReader(tensors, more).read());
    }

    /**
     * Loads a model from the bytes of a model file.
     *
     * @param bytes the result of {@link #bytes}, or the content of a model file
     * @param more additional class loaders to find plugins with
     * @return the model
     * @throws ModelFormatException if they are damaged, no model file, or need a plugin that is missing
     * @throws IOException never
     */
    public static Model load(byte[] bytes, ClassLoader... more) throws IOException {
        try (TensorFile tensors = TensorFile.open("the model", bytes)) {
            return new ModelReader(tensors, more).read();
        }
    }

    /**
     * Predicts class probabilities or regression values. Changes nothing, so any number of threads may call it.
     *
     * @param x features × samples, raw: each column is a sample; NaN for a missing value, if the network {@linkplain
     *     dev.nacre.Layer#takesMissing fills} it, or {@linkplain dev.nacre.Layer#takesMissingSteps skips} the step
     * @return outputs × samples
     */
    public FloatMatrix predict(FloatMatrix x) {
        Layer layer = network.layer();
        if (layer.takesMissing() || layer.takesMissingSteps()) Checks.requireFiniteOrMissing("input", x);
        else Checks.requireFinite("input", x);
        FloatMatrix y = network.infer(x);
        FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
        loss.predict(y, prediction);
        return prediction;
    }

    /**
     * Predicts several samples.
     *
     * @param rows one sample in each row, raw features
     * @return class probabilities or regression values, one row for each sample
     */
    public float[][] predict(float[][] rows) {
        return rows.length == 0 ? new float[0][] : Rows.of(predict(Rows.columns("row", rows)));
    }

    /**
     * Predicts several samples.
     *
     * @param rows one sample in each row, raw features
     * @return class probabilities or regression values, one row for each sample
     */
    public float[][] predict(double[][] rows) {
        return predict(Rows.floats(rows));
    }

    /**
     * Predicts one sample.
     *
     * @param row its raw features
     * @return class probabilities or regression values
     */
    public float[] predict(float... row) {
        return predict(new FloatMatrix(row.length, 1, row)).data;
    }

    /**
     * The most probable class of one sample.
     *
     * @param row its raw features
     * @return the label
     * @throws IllegalStateException if the model has no labels
     */
    public String classify(float... row) {
        return label(predict(row));
    }

    /**
     * The most probable classes of several samples.
     *
     * @param rows one sample in each row, raw features
     * @return one label for each sample
     * @throws IllegalStateException if the model has no labels
     */
    public List<String> classify(float[][] rows) {
        return Arrays.stream(predict(rows)).map(this::label).toList();
    }

    /**
     * The most probable classes of several samples.
     *
     * @param rows one sample in each row, raw features
     * @return one label for each sample
     * @throws IllegalStateException if the model has no labels
     */
    public List<String> classify(double[][] rows) {
        return classify(Rows.floats(rows));
    }

    private String label(float[] prediction) {
        if (labels.isEmpty())
            throw new IllegalStateException("this model has no class labels; predict gives its outputs");
        return labels.get(Argmax.of(prediction, 0, prediction.length));
    }

    /**
     * Evaluates the model on data that it was not trained on.
     *
     * @param data features and targets
     * @param metrics the metrics to compute besides the loss
     * @return the loss under {@code loss}, and each metric under its name
     * @throws IllegalArgumentException if the data does not fit the network
     */
    public Map<String, Double> evaluate(TrainingData data, Metric... metrics) {
        if (data.inputs() != network.inputs() || data.targets() != network.outputs())
            throw new IllegalArgumentException("the model has " + network.inputs() + " inputs and " + network.outputs()
                    + " outputs, the data " + data.inputs() + " features and " + data.targets() + " targets");
        Evaluation evaluation = Evaluation.of(network.layer(), loss, metrics.length > 0, data);
        Map<String, Double> figures = new LinkedHashMap<>(Map.of("loss", evaluation.loss()));
        figures.putAll(evaluation.metrics(List.of(metrics)));
        return figures;
    }
}
