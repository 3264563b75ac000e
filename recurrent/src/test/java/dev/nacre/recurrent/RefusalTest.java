package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be built says what is wrong, where, and what to do. */
class RefusalTest {
    private static final Shape SEQUENCE = new Shape(5, 1, 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lstm(0)|units must be >= 1, not 0",
                "gru(-1)|units must be >= 1, not -1",
                "recurrent(0)|units must be >= 1, not 0",
                "gru(4, recurrentDropout=1)|recurrentDropout must be >= 0 and < 1, not 1.0",
                "repeat(0)|steps must be >= 1, not 0",
                "lstm(2000000000)|units must be <= 536870911 for 4 gates, not 2000000000",
                "repeat(1000000000)|repeat would make sequences of 1000000000 × 15 numbers, more than an array",
                "bidirectional(dense(4))|inner must be a recurrent layer, such as lstm(64), not dense; give",
                "bidirectional(sequential([lstm, lstm]))|give each recurrent layer its own bidirectional",
            })
    void whatDoesNotFitIsRefused(String layer, String message) {
        assertThatThrownBy(() -> new Network(layer, SEQUENCE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sequencesOfAnotherLengthAreRefused() {
        Network network = new Network("lstm(4)", SEQUENCE, 1);
        assertThatThrownBy(() -> network.infer(new FloatMatrix(12, 2)))
                .hasMessageContaining("15")
                .hasMessageContaining("12");
    }
}
