package dev.nacre.model;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.compute.Argmax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * A network with all that a prediction needs, and notes on where it comes from: what a model file holds.
 *
 * @param network the network, preprocessing layers included, so that raw rows go in
 * @param loss the loss it was trained with: turns outputs into predictions
 * @param features names of the inputs; empty if there are none, else one for each
 * @param labels names of the classes; empty for other tasks, else one for each output
 * @param notes anything worth keeping as text: seed, metrics, date
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
     * @param more added to the notes, or in the place of those of the same names
     * @return a new model of the same network
     */
    public Model noted(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(notes);
        all.putAll(more);
        return new Model(network, loss, features, labels, all);
    }

    /**
     * Predicts: class probabilities or values. Changes nothing; any number of threads may call it.
     *
     * @param x features × samples, raw; NaN for a missing value, if the network {@linkplain Layer#takesMissing fills} it
     * @return outputs × samples
     */
    public FloatMatrix predict(FloatMatrix x) {
        if (network.layer().takesMissing()) Checks.requireFiniteOrMissing("input", x);
        else Checks.requireFinite("input", x);
        FloatMatrix y = network.infer(x);
        FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
        for (int s = 0; s < y.columns; s++) loss.predict(y.data, prediction.data, s * y.rows, (s + 1) * y.rows);
        return prediction;
    }

    /**
     * Predicts one sample.
     *
     * @param row its raw features
     * @return class probabilities or values
     */
    public float[] predict(float... row) {
        return predict(new FloatMatrix(row.length, 1, row)).data;
    }

    /**
     * The most probable class of one sample.
     *
     * @param row its raw features
     * @return the label
     */
    public String classify(float... row) {
        if (labels.isEmpty()) throw new IllegalStateException("this model has no class labels");
        return labels.get(Argmax.of(predict(row), 0, network.outputs()));
    }
}
