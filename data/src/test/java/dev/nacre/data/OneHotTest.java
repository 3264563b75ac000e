package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fittable;
import dev.nacre.Mode;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class OneHotTest {
    private static final OneHot COLOURS = new OneHot(List.of(1), List.of(List.of("red", "green", "blue")));

    private static Fittable fitted(float... colours) {
        Fittable layer = (Fittable) COLOURS.build(2, new SplittableRandom(1));
        FloatMatrix x = new FloatMatrix(2, colours.length);
        for (int s = 0; s < colours.length; s++) x.data[2 * s + 1] = colours[s];
        layer.fit(List.of(x));
        return layer;
    }

    private static float[] spread(Fittable layer, float colour) {
        return layer.forward(new FloatMatrix(2, 1, 9, colour), Mode.INFER).data;
    }

    @Test
    void aCategoryThatTrainingDidNotSeeBecomesZerosLikeOneThatDoesNotExist() {
        Fittable layer = fitted(0, 2, -1);

        assertThat(layer.outputs()).isEqualTo(4);
        assertThat(spread(layer, 0)).containsExactly(9, 1, 0, 0);
        assertThat(spread(layer, 2)).containsExactly(9, 0, 0, 1);
        for (float unknown : new float[] {1, -1, 3, 0.5f, -7, 1e30f})
            assertThat(spread(layer, unknown)).containsExactly(9, 0, 0, 0);
    }

    @Test
    void numbersThatAreNoCategoriesAreRefusedInTraining() {
        for (float wrong : new float[] {3, 0.5f, -2, Float.NaN})
            assertThatThrownBy(() -> fitted(0, wrong))
                    .hasMessage("oneHot: column 1 (from 0) holds " + wrong
                            + "; its categories are the whole numbers 0 to 2, and -1 means none of them");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> COLOURS.build(1, new SplittableRandom(1)))
                .hasMessage("oneHot: there is no column 1 (from 0) among 1 inputs");
        assertThatThrownBy(() -> new OneHot(List.of(2, 1), List.of(List.of("a"), List.of("b"))))
                .hasMessage("columns must be >= 0 and ascending, not [2, 1]");
        assertThatThrownBy(() -> new OneHot(List.of(2), List.of()))
                .hasMessage("categories must be given for each of the columns [2], not 0");
        assertThatThrownBy(() -> new OneHot(List.of(2), List.of(List.of("a", "a"))))
                .hasMessage("each column needs at least one category, and all must differ, not [a, a]");
    }

    @Test
    void aTableSaysWhichColumns() {
        Dataset data = new Dataset(
                Dataset.of(new float[][] {{1, 2}}).samples(),
                List.of("size", "colour"),
                List.of(),
                List.of(List.of(), List.of("red", "green", "blue")));

        assertThat(OneHot.of(data)).isEqualTo(COLOURS);
        assertThat(OneHot.of(data.select(0))).isEqualTo(COLOURS);
        assertThat(OneHot.of(Dataset.of(new float[][] {{1, 2}}))).isEqualTo(new OneHot());
    }
}
