package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One sample of two inputs, y = w·x + b, by hand; and each line of it with a mistake. */
class GoldenBlockTest {
    private static final String SOUND = """
            text dense(1)
            shape 1x1x2
            samples 1
            x 3 -2
            y 1.5
            dy 2
            dx 1 4
            parameter weight 0.5 2
            gradient weight 6 -4
            parameter bias 4
            gradient bias 2
            """;

    private static void check(String block) {
        GoldenBlock.parse(block).check("dense");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y 1.5|y 1.50001|expected y: 1.50001 at 0, got 1.5",
                "dx 1 4|dx 1 4.1|expected dx: 4.1 at 1, got 4.0",
                "gradient weight 6 -4|gradient weight 6 4|expected gradient weight: 4.0 at 1, got -4.0",
                "gradient bias 2|gradient bias NaN|expected gradient bias: NaN at 0, got 2.0",
                "gradient bias 2|parameter other 2|golden values of gradient bias",
                "parameter bias 4|parameter bias 4 4|expected 2 numbers in bias, got 1",
                "samples 1|samples 1~parameter other 1|expected 3 parameters, got 2",
                "text dense(1)|text sequential([dense(1)])|expected values of dense, got those of sequential",
            })
    void aMistakeInALineIsFound(String line, String mistake, String message) {
        assertThatCode(() -> check(SOUND)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(SOUND.replace(line, mistake.replace('~', '\n'))))
                .isInstanceOf(Violation.class)
                .hasMessageContaining(message);
    }
}
