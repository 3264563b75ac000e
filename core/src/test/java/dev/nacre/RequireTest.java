package dev.nacre;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each range takes and refuses, and how a message writes the value. */
class RequireTest {
    static Stream<Arguments> ranges() {
        return Stream.of(
                range(Require::finite, "finite", new Number[] {-1f, 0f, 1e30f}, new Number[] {}),
                range(Require::positive, "> 0 and finite", new Number[] {0.1f, 7}, new Number[] {0f, -0.1f}),
                range(Require::notNegative, ">= 0 and finite", new Number[] {0f, 7f}, new Number[] {-0.1f}),
                range(Require::belowOne, ">= 0 and < 1", new Number[] {0f, 0.9f}, new Number[] {-0.1f, 1f}),
                range(Require::fraction, ">= 0 and <= 1", new Number[] {0f, 1f}, new Number[] {-0.1f, 1.1f}),
                range(Require::positiveFraction, "> 0 and <= 1", new Number[] {0.1, 1f}, new Number[] {0f, 1.1}),
                range(Require::properFraction, "> 0 and < 1", new Number[] {0.1, 0.9f}, new Number[] {0f, 1f}),
                range((name, x) -> Require.atLeast(2, name, x.longValue()), ">= 2", new Number[] {2, 3}, new Number[] {1
                }));
    }

    private static Arguments range(BiConsumer<String, Number> check, String range, Number[] in, Number[] out) {
        return Arguments.of(check, range, in, out);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("ranges")
    void eachRangeTakesWhatLiesInItAndNamesWhatDoesNot(
            BiConsumer<String, Number> check, String range, Number[] in, Number[] out) {
        for (Number value : in) assertThatCode(() -> check.accept("x", value)).doesNotThrowAnyException();
        for (Number value : out) refused(check, range, value);
        if (!range.equals(">= 2"))
            for (Number value : new Number[] {Float.NaN, Float.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
                refused(check, range, value);
    }

    private static void refused(BiConsumer<String, Number> check, String range, Number value) {
        assertThatThrownBy(() -> check.accept("x", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x must be " + range + ", not " + value);
    }
}
