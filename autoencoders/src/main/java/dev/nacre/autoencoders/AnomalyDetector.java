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
 * Finds what is unlike the samples that an autoencoder was trained on: they are reconstructed badly. Japkowicz et al.,
 * 1995; Hawkins et al., 2002.
 *
 * @param network trained without targets on normal samples
 * @param threshold reconstruction error above which a sample counts as an anomaly, finite
 * @param quantile share of the normal samples whose error does not exceed the threshold, &gt; 0, &lt;= 1
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
     * Sets the threshold by normal samples.
     *
     * @param network trained without targets on normal samples
     * @param normal features × samples: the training samples, or better, held-out normal ones
     * @param quantile share of them that the threshold lets pass, &gt; 0, &lt;= 1, such as 0.99
     * @return the detector
     */
    public static AnomalyDetector fit(Network network, FloatMatrix normal, double quantile) {
        if (normal.columns == 0)
            throw new IllegalArgumentException("there is no normal sample to take the threshold from");
        double[] errors = Codec.of(network).errors(normal);
        return new AnomalyDetector(network, quantile(errors, quantile), quantile);
    }

    /** Between the two nearest in order, linearly. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = Math.max(0, Math.min(1, share)) * (sorted.length - 1);
        int lower = (int) at;
        int upper = Math.min(lower + 1, sorted.length - 1);
        return sorted[lower] + (at - lower) * (sorted[upper] - sorted[lower]);
    }

    /**
     * How unusual samples are.
     *
     * @param x features × samples
     * @return the reconstruction error of each
     */
    public double[] scores(FloatMatrix x) {
        return Codec.of(network).errors(x);
    }

    /**
     * Which samples are anomalies.
     *
     * @param x features × samples
     * @return for each, whether its score is above the threshold
     */
    public boolean[] anomalies(FloatMatrix x) {
        double[] scores = scores(x);
        boolean[] found = new boolean[scores.length];
        for (int i = 0; i < found.length; i++) found[i] = scores[i] > threshold;
        return found;
    }

    /**
     * The detector as a model, to be saved: the threshold is among the notes.
     *
     * @param features names of the inputs; empty if there are none
     * @return for {@link dev.nacre.model.ModelFile#write}
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
     * The detector that a model was made of.
     *
     * @param model what {@link #model} gave, perhaps by way of a file
     * @return one that judges alike
     * @throws IllegalArgumentException if the model is no detector's
     */
    public static AnomalyDetector of(Model model) {
        return new AnomalyDetector(model.network(), note(model, THRESHOLD), note(model, QUANTILE));
    }

    /**
     * The threshold that a model has, if it is a detector's.
     *
     * @param model any model
     * @return empty if it is no detector's
     */
    public static Optional<Double> thresholdOf(Model model) {
        return model.notes().containsKey(THRESHOLD) ? Optional.of(of(model).threshold()) : Optional.empty();
    }

    private static double note(Model model, String name) {
        String text = model.notes().get(name);
        if (text == null)
            throw new IllegalArgumentException("this model is no anomaly detector: its notes have no " + name
                    + ", only " + model.notes().keySet());
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the model's " + name + " is no number: " + text, e);
        }
    }
}
