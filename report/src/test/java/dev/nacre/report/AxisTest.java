package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    private static String labels(Axis axis) {
        return String.join(" ", axis.ticks().stream().map(Axis::label).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60, 0 20 40 60",
        "0, 100, 0 20 40 60 80 100",
        "0.913, 0.9987, 0.9 0.92 0.94 0.96 0.98 1",
        "0.25, 0.45, 0.25 0.3 0.35 0.4 0.45",
        "-3, 4, -4 -2 0 2 4",
        "7, 7, 6.6 6.8 7 7.2 7.4"
    })
    void aLinearAxisHasRoundNumbersAroundItsValues(double min, double max, String expected) {
        Axis axis = Axis.linear(min, max);

        assertThat(labels(axis)).isEqualTo(expected);
        assertThat(axis.from()).isLessThanOrEqualTo(min + 1e-9);
        assertThat(axis.to()).isGreaterThanOrEqualTo(max - 1e-9);
    }

    @Test
    void aLogarithmicAxisHasOneTwoAndFiveOrWhatSuitsItsLength() {
        assertThat(labels(Axis.logarithmic(0.004, 2.3))).isEqualTo("0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2");
        assertThat(labels(Axis.logarithmic(0.55, 1.7))).isEqualTo("0.5 1 1.5");
        assertThat(labels(Axis.logarithmic(0.00001, 1000))).isEqualTo("0.00001 0.0001 0.001 0.01 0.1 1 10 100 1000");
        assertThat(labels(Axis.logarithmic(3e-40, 2)))
                .isEqualTo("1e-36 1e-32 1e-28 1e-24 1e-20 1e-16 1e-12 1e-8 0.0001 1");
        assertThat(labels(Axis.logarithmic(2e-7, 3e-6))).isEqualTo("2e-7 5e-7 0.000001 0.000002");
    }

    @Test
    void valuesLieWhereTheyShould() {
        assertThat(Axis.linear(0, 100).at(25)).isCloseTo(0.25, within(1e-9));
        Axis logarithmic = new Axis(0.01, 100, true, List.of());
        assertThat(logarithmic.at(1)).isCloseTo(0.5, within(1e-9));
        assertThat(logarithmic.at(0.1)).isCloseTo(0.25, within(1e-9));
    }
}
