package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the course says of batch normalization. */
class BatchNormRatesTest {
    private static double last(String place, double rate) {
        double[] curve = BatchNormRates.curve(place, rate);
        return curve.length < BatchNormRates.EPOCHS ? Double.POSITIVE_INFINITY : curve[curve.length - 1];
    }

    @Test
    void atAHighLearningRateOnlyTheNormalizedNetworksLearn() {
        assertThat(last("none", 1)).isGreaterThan(2);
        assertThat(last("before the activation", 1)).isLessThan(0.2);
        assertThat(last("after the activation", 1)).isLessThan(0.2);
    }

    @Test
    void atAModerateRateTheOthersTrainingLossIsLower() {
        assertThat(last("none", 0.1)).isLessThan(last("before the activation", 0.1));
    }
}
