package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatTest {
    @Test
    void theBeginningOfARangeIsRepeatedAndTheLastCopyCutOff() {
        float[] values = {9, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 8};
        Repeat.over(values, 1, 3, 12);
        assertThat(values).containsExactly(9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 8);
    }

    @Test
    void aRangeNoLongerThanItsBeginningStaysAsItIs() {
        float[] values = {1, 2, 3};
        Repeat.over(values, 0, 3, 2);
        assertThat(values).containsExactly(1, 2, 3);
    }
}
