package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What lectures say of learning rates and of regularization, on digits. */
class DigitsExperimentsTest {
    private static double last(double[] curve) {
        return curve.length < LearningRates.EPOCHS ? Double.POSITIVE_INFINITY : curve[curve.length - 1];
    }

    @Test
    void aLearningRateIsTooLowRightOrTooHigh() {
        Digits digits = Digits.few(1000, 1);
        double tooLow = last(LearningRates.curve(digits, 0.0003));
        double right = last(LearningRates.curve(digits, 0.3));
        double tooHigh = last(LearningRates.curve(digits, 30));
        assertThat(tooLow).isBetween(1.0, 2.5);
        assertThat(right).isLessThan(0.1);
        assertThat(tooHigh).isGreaterThan(1.0);
    }

    @Test
    void dropoutAndL2NarrowTheGapAndBatchNormLearnsFaster() {
        double plain = 0;
        double dropout = 0;
        double l2 = 0;
        double plainStart = 0;
        double normalizedStart = 0;
        for (long seed = 1; seed <= 2; seed++) {
            Digits digits = Digits.few(200, seed).withWrongLabels();
            Learned nothing = Gap.train(digits, "nothing", seed);
            plain += gap(nothing, digits);
            dropout += gap(Gap.train(digits, "dropout(0.5)", seed), digits);
            l2 += gap(Gap.train(digits, "l2(0.01)", seed), digits);
            plainStart += nothing.losses()[4];
            normalizedStart += Gap.train(digits, "batchNorm", seed).losses()[4];
        }
        assertThat(dropout).isLessThan(0.7 * plain);
        assertThat(l2).isLessThan(0.7 * plain);
        assertThat(normalizedStart).isLessThan(0.7 * plainStart);
    }

    private static double gap(Learned trained, Digits digits) {
        return trained.loss(digits.validation()) - trained.loss(digits.train());
    }
}
