package dev.nacre.autoencoders.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdRuleTest {
    /** Scores with a gamma distribution, like distances, and 3 % of them far above. */
    private static double[] scores(int normal, int unusual) {
        SplittableRandom random = new SplittableRandom(5);
        double[] scores = new double[normal + unusual];
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < 6; k++) scores[i] -= Math.log(1 - random.nextDouble());
            if (i >= normal) scores[i] += 40;
        }
        return scores;
    }

    private static long above(double[] scores, Threshold threshold) {
        long found = 0;
        for (double score : scores) if (threshold.exceededBy(score)) found++;
        return found;
    }

    @ParameterizedTest
    @EnumSource(ContaminationEstimator.class)
    void theNumberOfAnomaliesIsFoundByItself(ContaminationEstimator estimator) {
        double[] scores = scores(970, 30);
        Threshold threshold = new ThresholdRule.Estimated(estimator).of(scores);
        assertThat(above(scores, threshold)).isBetween(30L, 42L);
        assertThat(threshold.how()).startsWith("auto: " + estimator + ", ").endsWith("% of the scores are above");
    }

    @Test
    void withoutAnomaliesHardlyAnyIsFound() {
        double[] scores = scores(1000, 0);
        assertThat(above(scores, ThresholdRule.auto().of(scores))).isLessThan(12);
        assertThat(above(scores, new ThresholdRule.Estimated(ContaminationEstimator.GAMMA).of(scores)))
                .isLessThan(3);
    }

    @Test
    void equalScoresAreNoAnomalies() {
        double[] scores = {2, 2, 2, 2, 2};
        for (ContaminationEstimator estimator : ContaminationEstimator.values())
            assertThat(above(scores, new ThresholdRule.Estimated(estimator).of(scores)))
                    .as("%s", estimator)
                    .isZero();
    }

    @Test
    void theQuantileOfAShareIsSaidAsShortAsItIs() {
        assertThat(ThresholdRule.share(0.999).of(1, 2, 3).how()).isEqualTo("quantile 0.001");
    }

    @Test
    void rulesAreReadFromText() {
        assertThat(ThresholdRule.parse("0.25")).isEqualTo(new ThresholdRule.Quantile(0.75));
        assertThat(ThresholdRule.parse(" auto")).isEqualTo(ThresholdRule.auto());
        assertThat(ThresholdRule.parse("MAD")).isEqualTo(new ThresholdRule.Estimated(ContaminationEstimator.MAD));
        assertThat(ThresholdRule.parse("quantile=0.9")).isEqualTo(new ThresholdRule.Quantile(0.9));
        assertThat(ThresholdRule.parse("score=-3.5")).isEqualTo(new ThresholdRule.Value(-3.5));
        for (String text : new String[] {"many", "score=high", "quantile="})
            assertThatThrownBy(() -> ThresholdRule.parse(text))
                    .hasMessage("a threshold must be a share of anomalies such as 0.02, auto, one of [boxplot, mad, "
                            + "gamma, gap], quantile=0.98 or score=3.5, not " + text);
        assertThatThrownBy(() -> ThresholdRule.parse("2")).hasMessage("share must be >= 0 and < 1, not 2.0");
    }
}
