package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the course says of preprocessing: means, deviations and correlations after each layer. */
class PreprocessingTest {
    /** Means, deviations and correlation of the two features. */
    private record Cloud(double mean0, double mean1, double deviation0, double deviation1, double correlation) {
        static Cloud of(String layer) {
            float[] x = Preprocessing.through(layer).data;
            int n = x.length / 2;
            double[] sums = new double[5];
            for (int s = 0; s < n; s++) {
                double a = x[2 * s];
                double b = x[2 * s + 1];
                double[] terms = {a, b, a * a, b * b, a * b};
                for (int i = 0; i < 5; i++) sums[i] += terms[i] / n;
            }
            double d0 = Math.sqrt(sums[2] - sums[0] * sums[0]);
            double d1 = Math.sqrt(sums[3] - sums[1] * sums[1]);
            return new Cloud(sums[0], sums[1], d0, d1, (sums[4] - sums[0] * sums[1]) / (d0 * d1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subtractMean", "standardize", "pca(2)", "pcaWhiten(2)", "zcaWhiten"})
    void allBringTheCloudToTheMiddle(String layer) {
        Cloud cloud = Cloud.of(layer);
        assertThat(cloud.mean0).isCloseTo(0, within(1e-4));
        assertThat(cloud.mean1).isCloseTo(0, within(1e-4));
    }

    @Test
    void standardizeGivesDeviationOneAndLeavesTheCloudSlanted() {
        Cloud cloud = Cloud.of("standardize");
        assertThat(cloud.deviation0).isCloseTo(1, within(1e-3));
        assertThat(cloud.deviation1).isCloseTo(1, within(1e-3));
        assertThat(cloud.correlation)
                .isCloseTo(Cloud.of("identity").correlation, within(1e-3))
                .isGreaterThan(0.7);
    }

    @Test
    void principalComponentsAreUncorrelatedAndWhiteOnesAreRound() {
        assertThat(Cloud.of("pca(2)").correlation).isCloseTo(0, within(1e-3));
        for (String layer : new String[] {"pcaWhiten(2)", "zcaWhiten"}) {
            Cloud cloud = Cloud.of(layer);
            assertThat(cloud.correlation).isCloseTo(0, within(1e-3));
            assertThat(cloud.deviation0).isCloseTo(1, within(0.01));
            assertThat(cloud.deviation1).isCloseTo(1, within(0.01));
        }
    }
}
