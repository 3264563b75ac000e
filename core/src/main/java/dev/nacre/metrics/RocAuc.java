package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The area under the ROC curve (receiver operating characteristic): the probability that a positive sample scores
 * higher than a negative one; equal scores count half. Hanley and McNeil, 1982. Random scores reach 0.5, whatever the
 * share of positive samples.
 *
 * <p>A target above 0.5 is positive. With several outputs it is the mean over the outputs, one against the rest. It
 * ranks all samples that it is given; computed batch by batch, as during training, it is the mean over the batches.
 */
@Doc("area under the ROC curve: the chance that a positive sample outscores a negative one; Hanley and McNeil, 1982")
@AutoService(Metric.class)
public record RocAuc() implements Metric {
    /** NaN if no output has both positive and negative samples. */
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return Ranking.mean(prediction, t, RocAuc::area);
    }

    /**
     * The area under the ROC curve for scores of any scale: those of an anomaly detector, for example.
     *
     * @param scores one per sample; a higher score means more likely positive
     * @param positive whether each sample is positive
     * @return 0 to 1; NaN unless there are both positive and negative samples
     */
    public static double of(double[] scores, boolean[] positive) {
        return area(Ranking.of(scores, positive));
    }

    private static double area(Ranking ranking) {
        int[] positives = ranking.positives();
        int[] negatives = ranking.negatives();
        double twice = 0;
        for (int i = 0; i < positives.length; i++)
            twice += (double) (negatives[i] - Ranking.at(negatives, i - 1))
                    * (positives[i] + Ranking.at(positives, i - 1));
        return twice / 2 / ((double) Ranking.all(positives) * Ranking.all(negatives));
    }
}
