package dev.nacre.autoencoders.anomaly;

import dev.nacre.metrics.AveragePrecision;
import dev.nacre.metrics.RocAuc;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores find anomalies that are known.
 *
 * @param samples number of labelled samples
 * @param anomalies number of anomalies among them
 * @param rocAuc the chance that an anomaly has a higher score than a normal sample
 * @param averagePrecision area under the curve of precision over recall
 * @param precisionAtK share of anomalies among the k samples with the highest scores; k is the number of anomalies
 */
public record DetectionQuality(
        int samples, int anomalies, double rocAuc, double averagePrecision, double precisionAtK) {
    /**
     * Judges scores by labels.
     *
     * @param scores one for each sample
     * @param anomalous whether each sample is an anomaly; some must be, and some not
     * @return the figures
     */
    public static DetectionQuality of(double[] scores, boolean[] anomalous) {
        if (scores.length != anomalous.length)
            throw new IllegalArgumentException(scores.length + " scores need as many labels, not " + anomalous.length);
        int anomalies = (int)
                IntStream.range(0, anomalous.length).filter(i -> anomalous[i]).count();
        if (anomalies == 0 || anomalies == scores.length)
            throw new IllegalArgumentException("of " + scores.length + " labelled samples " + anomalies
                    + " are anomalies; judging needs both anomalies and normal samples");
        return new DetectionQuality(
                scores.length,
                anomalies,
                RocAuc.of(scores, anomalous),
                AveragePrecision.of(scores, anomalous),
                precision(scores, anomalous, anomalies));
    }

    /**
     * The share of anomalies among the samples with the highest scores.
     *
     * @param scores one for each sample
     * @param anomalous whether each sample is an anomaly
     * @param k number of samples, at least 1, at most all
     * @return 0 to 1
     */
    public static double precision(double[] scores, boolean[] anomalous, int k) {
        if (k < 1 || k > scores.length)
            throw new IllegalArgumentException("k must be >= 1 and <= " + scores.length + ", not " + k);
        long found = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(k)
                .filter(i -> anomalous[i])
                .count();
        return (double) found / k;
    }
}
