package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Constraint;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
    private static FloatMatrix normal(int rows, int columns) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxNorm(max=2)", "unitNorm", "minMaxNorm(min=1, max=2)", "nonNegative"})
    void manyColumnsAreProjectedAsOne(String text) {
        Constraint constraint = Plugins.parse(Constraint.class, text);
        FloatMatrix w = normal(7, 5000);
        FloatMatrix projected = Golden.copy(w);
        constraint.project(projected);

        for (int c = 0; c < w.columns; c++) {
            FloatMatrix column = new FloatMatrix(7, 1, Arrays.copyOfRange(w.data, c * 7, c * 7 + 7));
            constraint.project(column);
            assertThat(column.data).isEqualTo(Arrays.copyOfRange(projected.data, c * 7, c * 7 + 7));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxNorm(max=2)",
                "unitNorm",
                "minMaxNorm(min=1, max=2)",
                "minMaxNorm(min=1, rate=0.5)",
                "nonNegative"
            })
    void aColumnOfZerosStays(String text) {
        FloatMatrix w = new FloatMatrix(4, 3);
        Plugins.parse(Constraint.class, text).project(w);
        assertThat(w.data).containsOnly(0);
    }

    @Test
    void aColumnWithinTheLimitStaysToTheBit() {
        FloatMatrix w = normal(5, 100);
        FloatMatrix projected = Golden.copy(w);
        new MaxNorm(100).project(projected);
        new MinMaxNorm(0, 100, 0.3f).project(projected);
        assertThat(projected).isEqualTo(w);
    }

    @Test
    void veryLongAndVeryShortColumnsAreScaledWithoutOverflow() {
        FloatMatrix w = new FloatMatrix(2, 2, 3e30f, 4e30f, 3e-30f, 4e-30f);
        new UnitNorm().project(w);
        for (int i = 0; i < 4; i++) assertThat(w.data[i]).isCloseTo(i % 2 == 0 ? 0.6f : 0.8f, offset(1e-6f));
    }
}
