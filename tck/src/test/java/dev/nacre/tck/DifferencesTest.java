package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static FloatMatrix at(float... numbers) {
        return new FloatMatrix(numbers.length, 1, numbers);
    }

    private static double absolutes(FloatMatrix x) {
        double sum = 0;
        for (float each : x.data) sum += Math.abs(each);
        return sum;
    }

    @Test
    void aGradientThatIsRightPasses() {
        FloatMatrix x = at(0.5f, -2);
        assertThatCode(() -> Differences.require(
                        "it", () -> Math.sin(x.data[0]) * x.data[1], x, at((float) (Math.cos(0.5) * -2), (float)
                                Math.sin(0.5))))
                .doesNotThrowAnyException();
    }

    @Test
    void aGradientThatIsOffByHalfAPerCentFailsWithBothNumbersAndThePlace() {
        FloatMatrix x = at(0.5f, -2);
        assertThatThrownBy(() -> Differences.require("it", () -> 3 * x.data[0] + 5 * x.data[1], x, at(3, 5.025f)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("at row 1, column 0 (finite difference, h = 0.02, around -2.0)")
                .hasMessageContaining("5.02500, off by 0.025");
    }

    @Test
    void NaNInAGradientFails() {
        FloatMatrix x = at(1);
        assertThatThrownBy(() -> Differences.require("it", () -> x.data[0], x, at(Float.NaN)))
                .isInstanceOf(Violation.class);
    }

    @Test
    void anElementAtAKinkIsLeftOutAsNoDifferenceTellsItsDerivative() {
        FloatMatrix x = at(1, 0.01f, -1);
        assertThatCode(() -> Differences.require("it", () -> absolutes(x), x, at(1, 77, -1)))
                .doesNotThrowAnyException();
    }

    @Test
    void aFunctionOfNothingButKinksIsRefused() {
        FloatMatrix x = at(0.01f, 0.02f, -1);
        assertThatThrownBy(() -> Differences.require("it", () -> absolutes(x), x, at(1, 1, -1)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("2 of 3 elements");
    }

    @Test
    void theArgumentIsPutBack() {
        FloatMatrix x = at(0.1f, 0.3f);
        Differences.require("it", () -> x.data[0], x, at(1, 0));
        Numbers.requireSame("x", at(0.1f, 0.3f), x);
    }
}
