package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The area under the receiver operating characteristic: the probability that a positive sample scores higher than a
 * negative one, where equal scores count half. Hanley and McNeil, 1982. 0.5 is chance, whatever the proportions of both.
 *
 * <p>A target above 0.5 is positive. Several outputs: the mean over the outputs, each against the rest. It orders all
 * samples given: over batches, as while training, it is the mean of the batches' own areas.
 */
@Doc("probability that a positive sample scores higher than a negative one; Hanley and McNeil, 1982")
@AutoService(Metric.class)
public record RocAuc() implements Metric {
    /** NaN if no output has both positive and negative samples. */
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return Ranking.mean(prediction, t, RocAuc::area);
    }

    /**
     * The area for scores of any scale: those of an anomaly detector, for example.
     *
     * @param scores one for each sample, the higher, the more it is taken for positive
     * @param positive whether it is
     * @return 0 to 1; NaN if there are not both kinds
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
