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

    @Test
    void aLongRangeIsRepeatedInManyCopies() {
        float[] values = new float[50_000];
        for (int i = 0; i < 7; i++) values[i] = i;
        Repeat.over(values, 0, 7, values.length);
        for (int i = 0; i < values.length; i++) assertThat(values[i]).isEqualTo(i % 7);
        float[] wide = new float[30_000];
        for (int i = 0; i < 10_000; i++) wide[i] = i;
        Repeat.over(wide, 0, 10_000, wide.length);
        for (int i = 0; i < wide.length; i++) assertThat(wide[i]).isEqualTo(i % 10_000);
    }

    @Test
    void aVectorFillsARangeAndNothingElse() {
        float[] values = {9, 0, 0, 0, 0, 0, 8};
        Repeat.fill(new float[] {1, 2}, values, 1, 6);
        assertThat(values).containsExactly(9, 1, 2, 1, 2, 1, 8);
        Repeat.fill(new float[] {5, 5, 5}, values, 2, 4);
        assertThat(values).containsExactly(9, 1, 5, 5, 2, 1, 8);
        Repeat.fill(new float[] {7}, values, 3, 3);
        assertThat(values).containsExactly(9, 1, 5, 5, 2, 1, 8);
    }
}
