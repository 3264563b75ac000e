package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Metric;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.F1;
import dev.nacre.metrics.Mse;
import dev.nacre.metrics.Recall;
import dev.nacre.metrics.RocAuc;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class DecisionThresholdTest {
    private static double fit(FloatMatrix p, FloatMatrix truth, Metric metric) {
        return DecisionThreshold.fit(p, truth, metric).orElseThrow().value();
    }

    @Test
    void itLiesMidwayBetweenTheProbabilitiesThatItParts() {
        FloatMatrix p = Tables.two(0.1, 0.2, 0.3, 0.4);

        assertThat(fit(p, Tables.oneHot(2, 0, 0, 1, 1), new Accuracy())).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void ofEquallyGoodOnesTheNearestToAHalfIsTakenAndAHalfIfNoneIsBetter() {
        assertThat(fit(Tables.two(0.1, 0.2, 0.8, 0.9), Tables.oneHot(2, 0, 0, 1, 1), new F1()))
                .isEqualTo(0.5);
        // 0.15 and 0.35 both get four of five right, 0.5 three.
        assertThat(fit(Tables.two(0.1, 0.2, 0.3, 0.4, 0.45), Tables.oneHot(2, 0, 1, 0, 1, 1), new Accuracy()))
                .isCloseTo(0.35, within(1e-6));
    }

    @Test
    void aRareClassGetsABetterBalancedAccuracyAndF1() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 3000;
        double[] p = new double[n];
        int[] classes = new int[n];
        for (int s = 0; s < n; s++) {
            p[s] = Math.pow(random.nextDouble(), 6);
            classes[s] = random.nextDouble() < p[s] ? 1 : 0;
        }
        FloatMatrix predicted = Tables.two(p);
        FloatMatrix truth = Tables.oneHot(2, classes);
        for (Metric metric : new Metric[] {new F1(), new Recall()}) {
            DecisionThreshold threshold =
                    DecisionThreshold.fit(predicted, truth, metric).orElseThrow();
            assertThat(threshold.value()).isLessThan(0.5);
            assertThat(metric.value(threshold.apply(predicted), truth)).isGreaterThan(metric.value(predicted, truth));
        }
        assertThat(fit(predicted, truth, new RocAuc())).isEqualTo(0.5);
    }

    @Test
    void oneClassOrEqualProbabilitiesOrNoRowGiveAHalf() {
        assertThat(fit(Tables.two(0.1, 0.7), Tables.oneHot(2, 1, 1), new F1())).isEqualTo(0.5);
        assertThat(fit(Tables.two(0.3, 0.3), Tables.oneHot(2, 0, 1), new F1())).isEqualTo(0.5);
        assertThat(fit(new FloatMatrix(2, 0), new FloatMatrix(2, 0), new F1())).isEqualTo(0.5);
    }

    @Test
    void aMetricThatIsBetterLowerIsMadeLower() {
        FloatMatrix p = Tables.two(0.1, 0.2, 0.3, 0.4);
        FloatMatrix truth = Tables.oneHot(2, 0, 0, 1, 1);
        DecisionThreshold threshold = DecisionThreshold.fit(p, truth, new Mse()).orElseThrow();

        assertThat(new Mse().value(threshold.apply(p), truth)).isLessThan(new Mse().value(p, truth));
    }

    @Test
    void scoresKeepTheOrderAndFollowTheDecision() {
        DecisionThreshold threshold = new DecisionThreshold(0.2);
        FloatMatrix p = Tables.two(0, 0.1, Math.nextDown(0.2f), Math.nextUp(0.2f), 0.6, 1);

        FloatMatrix scores = threshold.apply(p);

        for (int s = 0; s < p.columns; s++) {
            assertThat(scores.get(1, s) > scores.get(0, s)).isEqualTo(threshold.second(p.get(1, s)));
            if (s > 0) assertThat(scores.get(1, s)).isGreaterThanOrEqualTo(scores.get(1, s - 1));
        }
        assertThat(scores.get(1, 4)).isCloseTo(0.75f, within(1e-6f));
        assertThatThrownBy(() -> threshold.apply(new FloatMatrix(3, 1)))
                .hasMessage("a threshold decides between 2 classes; the probabilities have 3");
    }

    @Test
    void severalClassesHaveNone() {
        assertThat(DecisionThreshold.fit(new FloatMatrix(3, 1), Tables.oneHot(3, 2), new F1()))
                .isEmpty();
    }
}
