package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the course says of the adding problem. */
class RememberingTest {
    private static double last(String cell, long seed) {
        double[] errors = Remembering.errors(cell, seed);
        return errors[errors.length - 1];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gatesRememberFiftyStepsAndAPlainLayerDoesNot(long seed) {
        assertThat(last("lstm", seed)).isLessThan(0.01);
        assertThat(last("gru", seed)).isLessThan(0.01);
        assertThat(last("recurrent", seed)).isGreaterThan(0.1);
    }
}
