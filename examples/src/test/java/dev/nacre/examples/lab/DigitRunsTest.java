package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a viewer sees of learning rates, batch sizes and dropout, on digits. */
class DigitRunsTest {
    private static double last(Shown shown, String name) {
        double[] numbers = shown.figures(name);
        return numbers[numbers.length - 1];
    }

    /** The learning rate, of five, with the lowest training loss at the end. */
    private static double best(String rule) {
        Shown shown = Shown.of(new LearningRateExperiment(), "rule=" + rule + "&rate=0.1&epochs=10");
        String name = shown.last().figures().entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*[)] loss"))
                .filter(entry -> entry.getValue().length == 10)
                .min(Map.Entry.comparingByValue((a, b) -> Double.compare(a[9], b[9])))
                .orElseThrow()
                .getKey();
        return Double.parseDouble(name.replaceAll("^\\w+\\(([0-9.]+)[,)].*", "$1"));
    }

    @Test
    void aLearningRateIsTooLowRightOrTooHigh() {
        Shown shown = Shown.of(new LearningRateExperiment(), "");
        assertThat(shown.frames()).hasSize(5);
        assertThat(last(shown, "sgd(0.001) loss")).isGreaterThan(2);
        assertThat(last(shown, "sgd(0.1) loss")).isLessThan(0.2);
        assertThat(last(shown, "sgd(1) loss")).isLessThan(0.05);
        assertThat(last(shown, "sgd(10) loss")).isGreaterThan(2);
    }

    @Test
    void momentumsBestRateIsLowerThanPlainDescentsAndAdamsLowerStill() {
        assertThat(best("sgd")).isEqualTo(1);
        assertThat(best("momentum")).isEqualTo(0.1);
        assertThat(best("adam")).isEqualTo(0.01);
    }

    @Test
    void smallBatchesAreAheadByEpochAndAllGoTheSameWayByStep() {
        Shown shown = Shown.of(new BatchSizeExperiment(), "");
        assertThat(last(shown, "8 loss")).isLessThan(0.5 * last(shown, "32 loss"));
        assertThat(last(shown, "32 loss")).isLessThan(0.5 * last(shown, "128 loss"));
        assertThat(last(shown, "128 loss")).isLessThan(0.5 * last(shown, "512 loss"));
        // 45 steps: an epoch of batches of 32, fifteen of 512
        assertThat(last(shown, "512 held-out loss")).isCloseTo(shown.figures("32 held-out loss")[0], within(0.1));
    }

    @Test
    void ratesThatGrowWithTheSizeBringTheCurvesTogetherUntilTheyAreTooHigh() {
        Shown shown = Shown.of(new BatchSizeExperiment(), "scaling=times size / 32");
        assertThat(last(shown, "8 loss")).isCloseTo(last(shown, "32 loss"), within(0.02));
        assertThat(last(shown, "128 loss")).isCloseTo(last(shown, "32 loss"), within(0.02));
        assertThat(last(shown, "512 loss")).isGreaterThan(5 * last(shown, "32 loss"));
    }

    @Test
    void dropoutHelpsAgainstWrongLabelsWithFewAndWithMany() {
        Shown shown = Shown.of(new DropoutExperiment(), "");
        for (String labels : new String[] {"100", "1437"}) {
            assertThat(last(shown, "none, " + labels + " loss"))
                    .isLessThan(0.7 * last(shown, "dropout, " + labels + " loss"));
            assertThat(last(shown, "none, " + labels + " held-out loss"))
                    .isGreaterThan(1.1 * last(shown, "dropout, " + labels + " held-out loss"));
            assertThat(last(shown, "none, " + labels + " held-out accuracy"))
                    .isLessThan(last(shown, "dropout, " + labels + " held-out accuracy") - 0.05);
        }
    }

    @Test
    void withRightLabelsItGainsNothingHere() {
        Shown shown = Shown.of(new DropoutExperiment(), "labels=right");
        for (String labels : new String[] {"100", "1437"})
            assertThat(last(shown, "dropout, " + labels + " held-out accuracy"))
                    .isLessThanOrEqualTo(last(shown, "none, " + labels + " held-out accuracy") + 0.01);
    }
}
