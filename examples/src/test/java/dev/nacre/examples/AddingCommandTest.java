package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code adding}. */
class AddingCommandTest {
    @Test
    void theLastLineIsTheErrorOnHeldOutSequences() {
        Outcome outcome = Run.of("adding", "--length=6", "--cell=gru(8)", "--samples=400", "--epochs=2");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .containsPattern(
                        "mean squared error 0\\.\\d{4} on held-out sequences; the answer 1 each time has 0.1667"
                                + "\\R$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--length=1 | --length must be >= 2, not 1",
                "--samples=0 | --samples must be >= 1, not 0",
                "--epochs=0 | --epochs must be >= 1, not 0",
                "--batch=0 | --batch must be >= 1, not 0",
                "--cell=dense | '--cell must be a recurrent layer, such as lstm, gru or recurrent, not dense'"
            })
    void wrongOptionsAreRefused(String option, String message) {
        Outcome outcome = Run.of("adding", option);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("error: " + message);
        assertThat(outcome.out()).isEmpty();
    }
}
