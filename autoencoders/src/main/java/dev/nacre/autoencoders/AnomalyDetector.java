package dev.nacre.autoencoders;

import dev.nacre.Network;
import dev.nacre.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Detects samples that differ from those an autoencoder was trained on: their reconstruction error is large. Japkowicz
 * et al., 1995; Hawkins et al., 2002.
 *
 * @param network trained without targets on normal samples
 * @param threshold reconstruction error above which a sample is an anomaly, finite
 * @param quantile share of the normal samples with an error up to the threshold, &gt; 0, &lt;= 1
 */
public record AnomalyDetector(Network network, double threshold, double quantile) {
    private static final String THRESHOLD = "anomaly threshold";
    private static final String QUANTILE = "anomaly quantile";

    /** Checks the components. */
    public AnomalyDetector {
        Objects.requireNonNull(network, "network");
        if (!(quantile > 0 && quantile <= 1))
            throw new IllegalArgumentException("quantile must be > 0 and <= 1, not " + quantile);
        if (!Double.isFinite(threshold))
            throw new IllegalArgumentException("threshold must be finite, not " + threshold);
    }

    /**
     * Chooses the threshold from normal samples.
     *
     * @param network trained without targets on normal samples
     * @param normal features × samples: the training samples, or better, held-out normal ones
     * @param quantile share of them that should have an error up to the threshold, &gt; 0, &lt;= 1, such as 0.99
     * @return the detector
     */
    public static AnomalyDetector fit(Network network, FloatMatrix normal, double quantile) {
        if (normal.columns == 0) throw new IllegalArgumentException("the threshold needs at least one normal sample");
        double[] errors = Codec.of(network).errors(normal);
        return new AnomalyDetector(network, quantile(errors, quantile), quantile);
    }

    /** Linear interpolation between the two nearest errors. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = Math.max(0, Math.min(1, share)) * (sorted.length - 1);
        int lower = (int) at;
        int upper = Math.min(lower + 1, sorted.length - 1);
        return sorted[lower] + (at - lower) * (sorted[upper] - sorted[lower]);
    }

    /**
     * The anomaly scores of samples.
     *
     * @param x features × samples
     * @return the reconstruction error of each sample
     */
    public double[] scores(FloatMatrix x) {
        return Codec.of(network).errors(x);
    }

    /**
     * Finds the anomalies among samples.
     *
     * @param x features × samples
     * @return for each sample, whether its score is above the threshold
     */
    public boolean[] anomalies(FloatMatrix x) {
        double[] scores = scores(x);
        boolean[] found = new boolean[scores.length];
        for (int i = 0; i < found.length; i++) found[i] = scores[i] > threshold;
        return found;
    }

    /**
     * The detector as a model, which can be saved; the threshold is in its notes.
     *
     * @param features names of the inputs; empty if there are none
     * @return a model for {@link dev.nacre.model.ModelFile#write}
     */
    public Model model(List<String> features) {
        return new Model(
                network,
                Codec.of(network).loss(),
                features,
                List.of(),
                Map.of(THRESHOLD, Double.toString(threshold), QUANTILE, Double.toString(quantile)));
    }

    /**
     * Restores a detector from a model.
     *
     * @param model the result of {@link #model}, for example read from a file
     * @return an equal detector
     * @throws IllegalArgumentException if the model is not a detector
     */
    public static AnomalyDetector of(Model model) {
        return new AnomalyDetector(model.network(), note(model, THRESHOLD), note(model, QUANTILE));
    }

    /**
     * The threshold of a model, if the model is a detector.
     *
     * @param model any model
     * @return empty if it is not a detector
     */
    public static Optional<Double> thresholdOf(Model model) {
        return model.notes().containsKey(THRESHOLD) ? Optional.of(of(model).threshold()) : Optional.empty();
    }

    private static double note(Model model, String name) {
        String text = model.notes().get(name);
        if (text == null)
            throw new IllegalArgumentException("this model is not an anomaly detector: its notes have no " + name
                    + ", only " + model.notes().keySet());
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the model's " + name + " is not a number: " + text, e);
        }
    }
}
