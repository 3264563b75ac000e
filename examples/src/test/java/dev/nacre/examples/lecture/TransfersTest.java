package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Where transfer hurts, and where it helps. Numbers of labels are 10, 25, 50, 100 and 200. */
class TransfersTest {
    private static final int FROZEN = 0;
    private static final int TUNED = 1;
    private static final int SCRATCH = 2;

    @Test
    void fromZeroToFourToFiveToNineItHurts() {
        double[][] accuracies = Transfers.accuracies(TransferTask.all().get(0));
        for (int n = 1; n < Transfers.LABELS.length; n++) {
            assertThat(accuracies[FROZEN][n]).isLessThan(accuracies[SCRATCH][n] - 0.1);
            assertThat(accuracies[TUNED][n]).isLessThan(accuracies[SCRATCH][n]);
        }
    }

    @Test
    void fromTenDigitsToOddOrEvenItHelpsWhileLabelsAreFew() {
        double[][] accuracies = Transfers.accuracies(TransferTask.all().get(1));
        assertThat(accuracies[TUNED][1]).isBetween(accuracies[SCRATCH][1] + 0.02, accuracies[SCRATCH][1] + 0.06);
        assertThat(accuracies[TUNED][2]).isBetween(accuracies[SCRATCH][2] + 0.02, accuracies[SCRATCH][2] + 0.06);
        assertThat(accuracies[TUNED][4]).isCloseTo(accuracies[SCRATCH][4], within(0.02));
    }
}
