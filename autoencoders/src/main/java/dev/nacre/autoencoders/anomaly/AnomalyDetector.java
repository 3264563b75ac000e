package dev.nacre.autoencoders.anomaly;

import dev.nacre.Network;
import dev.nacre.autoencoders.Codec;
import dev.nacre.model.Model;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Detects samples that differ from those an autoencoder was trained on. It is immutable; any number of threads may use
 * it at once.
 */
public final class AnomalyDetector {
    private static final String THRESHOLD = "anomaly threshold";
    private static final String FOUND_BY = "anomaly threshold found by";
    private static final String SCORE = "anomaly score";
    private static final String CALIBRATION = "anomaly calibration";
    private static final String TRAINING = "anomaly scores of training";
    /** Models of earlier versions have this in place of {@link #FOUND_BY}. */
    private static final String QUANTILE = "anomaly quantile";

    private final Network network;
    private final AnomalyScore score;
    private final Scorer scorer;
    private final Threshold threshold;
    private final Calibration calibration;
    private final Calibration training;

    private AnomalyDetector(
            Network network,
            AnomalyScore score,
            Scorer scorer,
            Threshold threshold,
            Calibration calibration,
            Calibration training) {
        this.network = Objects.requireNonNull(network, "network");
        this.score = score;
        this.scorer = scorer;
        this.threshold = Objects.requireNonNull(threshold, "threshold");
        this.calibration = Objects.requireNonNull(calibration, "calibration");
        this.training = training;
    }

    /**
     * A detector whose parts are known.
     *
     * @param network trained without targets
     * @param score what makes a sample unusual
     * @param threshold from which score on
     * @param calibration scores of held-out samples; may be {@link Calibration#none}
     */
    public AnomalyDetector(Network network, AnomalyScore score, Threshold threshold, Calibration calibration) {
        this(network, score, score.scorer(network), threshold, calibration, calibration);
    }

    /**
     * Chooses the threshold from normal samples, which become the calibration too.
     *
     * @param network trained without targets on normal samples; its usual score is used
     * @param normal features × samples: the training samples, or better, held-out normal ones
     * @param quantile share of them that should have a score up to the threshold, &gt; 0, &lt;= 1, such as 0.99
     * @return the detector
     */
    public static AnomalyDetector fit(Network network, FloatMatrix normal, double quantile) {
        return fit(network, AnomalyScore.of(network), normal, new ThresholdRule.Quantile(quantile));
    }

    /**
     * Chooses the threshold from samples, which become the calibration too.
     *
     * @param network trained without targets
     * @param score what makes a sample unusual
     * @param samples features × samples, better not those of the training
     * @param rule how the threshold follows from their scores
     * @return the detector
     */
    public static AnomalyDetector fit(Network network, AnomalyScore score, FloatMatrix samples, ThresholdRule rule) {
        Scorer scorer = score.scorer(network);
        double[] scores = scorer.scores(samples);
        Calibration calibration = Calibration.of(scores);
        return new AnomalyDetector(network, score, scorer, rule.of(scores), calibration, calibration);
    }

    /** The threshold follows from the scores of all samples, the calibration is those that training has not seen. */
    static AnomalyDetector of(Network network, FloatMatrix all, int[] heldOut, ThresholdRule rule) {
        AnomalyScore score = AnomalyScore.of(network);
        Scorer scorer = score.scorer(network);
        double[] scores = scorer.scores(all);
        Calibration calibration = Calibration.of(
                Arrays.stream(heldOut).mapToDouble(i -> scores[i]).toArray());
        return new AnomalyDetector(network, score, scorer, rule.of(scores), calibration, Calibration.of(scores));
    }

    /**
     * The network.
     *
     * @return shared, not a copy
     */
    public Network network() {
        return network;
    }

    /**
     * What makes a sample unusual.
     *
     * @return the kind of score
     */
    public AnomalyScore score() {
        return score;
    }

    /**
     * The score above which a sample is an anomaly.
     *
     * @return with how it was found
     */
    public Threshold threshold() {
        return threshold;
    }

    /**
     * The scores of held-out samples.
     *
     * @return empty for a detector of an earlier version
     */
    public Calibration calibration() {
        return calibration;
    }

    /**
     * The same detector with another threshold.
     *
     * @param other the threshold
     * @return a detector that shares the network
     */
    public AnomalyDetector withThreshold(Threshold other) {
        return new AnomalyDetector(network, score, scorer, other, calibration, training);
    }

    /**
     * The same detector with another threshold, found from the same scores as the first.
     *
     * @param rule how it follows from them
     * @return a detector that shares the network
     * @throws IllegalStateException if the detector, of an earlier version, keeps no scores
     */
    public AnomalyDetector withThreshold(ThresholdRule rule) {
        if (training.size() == 0 && !(rule instanceof ThresholdRule.Value))
            throw new IllegalStateException("this detector keeps no scores, from which another threshold could be "
                    + "found: it is of an earlier version; train it again, or give the threshold");
        return withThreshold(rule.of(training.scores()));
    }

    /**
     * The anomaly scores of samples.
     *
     * @param x features × samples
     * @return one for each sample: the higher, the more unusual
     */
    public double[] scores(FloatMatrix x) {
        return scorer.scores(x);
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
        for (int i = 0; i < found.length; i++) found[i] = threshold.exceededBy(scores[i]);
        return found;
    }

    /**
     * The p-values of samples.
     *
     * @param x features × samples
     * @return one for each sample, see {@link Calibration#pValue}
     */
    public double[] pValues(FloatMatrix x) {
        return Arrays.stream(scores(x)).map(calibration::pValue).toArray();
    }

    /**
     * Why samples have their scores.
     *
     * @param x features × samples
     * @return parts of the scores by inputs of the autoencoder, in its units
     */
    public Explanation explain(FloatMatrix x) {
        return scorer.explain(x);
    }

    /**
     * The detector as a model, which can be saved; score, threshold and calibration are in its notes.
     *
     * @param features names of the inputs; empty if there are none
     * @return a model for {@link dev.nacre.model.ModelFile#write}
     */
    public Model model(List<String> features) {
        return new Model(network, Codec.of(network).loss(), features, List.of(), notes());
    }

    /**
     * What a model keeps of the detector besides the network.
     *
     * @return notes
     */
    public Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put(THRESHOLD, Double.toString(threshold.value()));
        notes.put(FOUND_BY, threshold.how());
        notes.put(SCORE, score.toString());
        if (calibration.size() > 0) notes.put(CALIBRATION, calibration.text());
        if (training != calibration) notes.put(TRAINING, training.text());
        return notes;
    }

    /**
     * Restores a detector from a model.
     *
     * @param model the result of {@link #model}, for example read from a file; also of an earlier version
     * @return an equal detector
     * @throws IllegalArgumentException if the model is not a detector
     */
    public static AnomalyDetector of(Model model) {
        Map<String, String> notes = model.notes();
        AnomalyScore score = AnomalyScore.parse(notes.getOrDefault(SCORE, AnomalyScore.RECONSTRUCTION.toString()));
        Calibration calibration = Calibration.parse(notes.getOrDefault(CALIBRATION, ""));
        return new AnomalyDetector(
                model.network(),
                score,
                score.scorer(model.network()),
                new Threshold(number(model, THRESHOLD), foundBy(notes)),
                calibration,
                notes.containsKey(TRAINING) ? Calibration.parse(notes.get(TRAINING)) : calibration);
    }

    private static String foundBy(Map<String, String> notes) {
        return notes.getOrDefault(FOUND_BY, "quantile " + notes.getOrDefault(QUANTILE, "unknown"));
    }

    /**
     * The threshold of a model, if the model is a detector.
     *
     * @param model any model
     * @return empty if it is not a detector
     */
    public static Optional<Threshold> thresholdOf(Model model) {
        return model.notes().containsKey(THRESHOLD)
                ? Optional.of(new Threshold(number(model, THRESHOLD), foundBy(model.notes())))
                : Optional.empty();
    }

    private static double number(Model model, String name) {
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
