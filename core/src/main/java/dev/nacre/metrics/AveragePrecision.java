package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Average precision: the precision at each threshold, weighted by the positive samples that this threshold adds; the area
 * under the curve of precision and recall as a sum of steps, not interpolated (Zhu, 2004). Samples of equal score share a
 * threshold. Chance is the share of positive samples, so it tells more than {@link RocAuc} where these are rare.
 *
 * <p>A target above 0.5 is positive. Several outputs: the mean over the outputs, each against the rest. It orders all
 * samples given: over batches, as while training, it is the mean of the batches' own figures.
 */
@Doc("mean of the precision at each positive sample, samples ordered by score; Zhu, 2004")
@AutoService(Metric.class)
public record AveragePrecision() implements Metric {
    /** NaN if no output has both positive and negative samples. */
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return Ranking.mean(prediction, t, AveragePrecision::steps);
    }

    /**
     * Average precision for scores of any scale: those of an anomaly detector, for example.
     *
     * @param scores one for each sample, the higher, the more it is taken for positive
     * @param positive whether it is
     * @return above 0, to 1; NaN if there is no positive sample
     */
    public static double of(double[] scores, boolean[] positive) {
        return steps(Ranking.of(scores, positive));
    }

    private static double steps(Ranking ranking) {
        int[] positives = ranking.positives();
        int[] negatives = ranking.negatives();
        double sum = 0;
        for (int i = 0; i < positives.length; i++)
            sum += (double) (positives[i] - Ranking.at(positives, i - 1))
                    * positives[i]
                    / (positives[i] + negatives[i]);
        return sum / Ranking.all(positives);
    }
}
