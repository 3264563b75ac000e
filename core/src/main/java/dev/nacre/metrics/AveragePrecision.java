package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Average precision: the precision at each threshold, weighted by the share of positive samples that this threshold
 * adds. This is the area under the precision-recall curve as a sum of steps, not interpolated (Zhu, 2004). Samples of
 * equal score share a threshold. Random scores reach the share of positive samples, so average precision tells more
 * than {@link RocAuc} where positive samples are rare.
 *
 * <p>A target above 0.5 is positive. With several outputs it is the mean over the outputs, one against the rest. It
 * ranks all samples that it is given; computed batch by batch, as during training, it is the mean over the batches.
 */
@Doc("average precision: mean of the precision at each positive sample, samples ranked by score; Zhu, 2004")
@AutoService(Metric.class)
public record AveragePrecision() implements Metric {
    /** NaN if no output has both positive and negative samples. */
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return Ranking.mean(prediction, t, AveragePrecision::steps);
    }

    /**
     * Average precision of scores of any scale: those of an anomaly detector, for example.
     *
     * @param scores one per sample; a higher score means more likely positive
     * @param positive whether each sample is positive
     * @return above 0, at most 1; NaN if there is no positive sample
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
