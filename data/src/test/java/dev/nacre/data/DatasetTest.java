package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Samples;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class DatasetTest {
    @Test
    void rowsAreCopiedAndTurned() {
        float[][] rows = {{1, 2, 3}, {4, 5, 6}};
        Dataset data = Dataset.of(rows, new int[] {1, 0}, List.of("no", "yes"));
        rows[0][0] = 99;

        assertThat(data.samples().x().rows).isEqualTo(3);
        assertThat(data.samples().x().columns).isEqualTo(2);
        assertThat(data.samples().x().data).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(data.classes()).containsExactly(1, 0);
        assertThat(data.select(1).samples().x().data).containsExactly(4, 5, 6);
    }

    @Test
    void rowsOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {3}}))
                .hasMessage("row 1 has 1 numbers, row 0 has 2 (from 0)");
    }

    @Test
    void aClassOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 2}, List.of("a", "b")))
                .hasMessage("row 1: there is no class 2, only 0 to 1");
    }

    @Test
    void nanIsRefusedWithItsSampleAndItsNumberTherein() {
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1, Float.NaN}, {3, 4}}))
                .hasMessageContaining("NaN is number 1 of sample 0 (from 0)");
    }

    @Test
    void namesMustFit() {
        Samples samples = new Samples(new FloatMatrix(2, 3), new FloatMatrix(2, 3));

        assertThatThrownBy(() -> new Dataset(samples, List.of("a"), List.of()))
                .hasMessage("2 features can't have 1 names");
        assertThatThrownBy(() -> new Dataset(samples, List.of(), List.of("a", "b", "c")))
                .hasMessage("2 targets can't have 3 labels");
    }

    @Test
    void numbersAreTargetsWithoutClasses() {
        Dataset data = Dataset.of(new float[][] {{1}, {2}}, new float[] {0.5f, 2});

        assertThat(data.samples().t().data).containsExactly(0.5f, 2);
        assertThatThrownBy(() -> data.classOf(0)).hasMessage("these samples have no classes");
    }
}
