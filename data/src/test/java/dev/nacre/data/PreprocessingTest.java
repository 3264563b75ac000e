package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Samples;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    @Test
    void numbersAreStandardised() {
        assertThat(Preprocessing.of(Dataset.of(new float[][] {{1}, {2}}))).containsExactly(new Standardize());
    }

    @Test
    void gapsAreFilledAndCategoriesOneHot() {
        Samples samples = Samples.withMissing(new FloatMatrix(2, 2, 1, 0, Float.NaN, 1), null);
        List<List<String>> categories = List.of(List.of(), List.of("red", "green"));
        Dataset data = new Dataset(samples, List.of(), List.of(), categories);
        assertThat(Preprocessing.of(data))
                .containsExactly(
                        new FillMissing(), new OneHot(List.of(1), List.of(categories.get(1))), new Standardize());
    }
}
