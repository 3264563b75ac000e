package dev.nacre.autoencoders.anomaly;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;

/**
 * Scores of held-out samples, against which others are ranked. The p-value of a sample says how many of them are at
 * least as unusual; p-values of different detectors and tables can be compared. Conformal anomaly detection; Laxhammar
 * and Falkman, 2010; Vovk et al., 2005.
 */
public final class Calibration {
    /** Enough for p-values of a thousandth. */
    private static final int KEPT = 2000;

    private static final Calibration NONE = new Calibration(new float[0]);

    /** Ascending. */
    private final float[] scores;

    private Calibration(float[] scores) {
        this.scores = scores;
    }

    /**
     * Without scores: there are no p-values.
     *
     * @return the empty calibration
     */
    public static Calibration none() {
        return NONE;
    }

    /**
     * Keeps scores; of more than 2,000, evenly spaced order statistics.
     *
     * @param scores those of samples that the detector has not learned from, in any order
     * @return the calibration
     */
    public static Calibration of(double... scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int kept = Math.min(KEPT, sorted.length);
        float[] some = new float[kept];
        for (int i = 0; i < kept; i++) some[i] = (float) sorted[(int) ((i + 0.5) * sorted.length / kept)];
        return new Calibration(some);
    }

    /**
     * How many scores there are.
     *
     * @return 0 if there is no calibration
     */
    public int size() {
        return scores.length;
    }

    /**
     * The scores.
     *
     * @return a copy, ascending
     */
    public double[] scores() {
        return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).toArray();
    }

    /**
     * The p-value of a score: (1 + number of held-out scores that are at least as large) / (1 + number of held-out
     * scores). If the sample is like the held-out ones, it is at most p with a probability of p.
     *
     * @param score of a sample
     * @return above 0, at most 1; NaN without a calibration
     */
    public double pValue(double score) {
        if (scores.length == 0) return Double.NaN;
        int smaller = Sorted.leading(scores.length, i -> scores[i] < (float) score);
        return (1.0 + scores.length - smaller) / (1.0 + scores.length);
    }

    /** The scores as text for a model's notes. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * scores.length);
        for (float score : scores) bytes.putFloat(score);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static Calibration parse(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        float[] scores = new float[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < scores.length; i++) scores[i] = bytes.getFloat();
        return new Calibration(scores);
    }
}
