package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Java's own functions in double, over floats of all sizes: every 499th bit pattern. */
class ElementaryTest {
    private interface Range {
        void apply(float[] x, float[] y, int from, int to);
    }

    private static final Range EXP = Elementary::exp;
    private static final Range SIGMOID = Elementary::sigmoid;
    private static final Range TANH = Elementary::tanh;
    private static final Range LOG1P_EXP = Elementary::log1pExp;

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Positive floats up to a bound, ascending; from 10⁻⁹ on, as below all of it is a straight line. */
    private static float[] floats(float bound) {
        int first = Float.floatToIntBits(1e-9f);
        float[] x = new float[(Float.floatToIntBits(bound) - first) / 499];
        for (int i = 0; i < x.length; i++) x[i] = Float.intBitsToFloat(first + i * 499);
        return x;
    }

    private static float[] negated(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) y[i] = -x[i];
        return y;
    }

    private static float[] values(Range function, float... x) {
        float[] y = new float[x.length];
        function.apply(x, y, 0, x.length);
        return y;
    }

    private static double worst(Range function, DoubleUnaryOperator exact, float[] x, boolean relative) {
        float[] y = values(function, x);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double expected = exact.applyAsDouble(x[i]);
            double error = Math.abs(y[i] - expected) / (relative ? expected : 1);
            if (!(Math.abs(error) <= worst)) worst = Math.abs(error);
        }
        return worst;
    }

    static Stream<Arguments> functions() {
        DoubleUnaryOperator log1pExp = x -> Math.log1p(Math.exp(x));
        return Stream.of(
                Arguments.of("exp", EXP, (DoubleUnaryOperator) Math::exp, floats(88.7f), 3e-7),
                Arguments.of("exp", EXP, (DoubleUnaryOperator) Math::exp, negated(floats(87.3f)), 3e-7),
                Arguments.of("sigmoid", SIGMOID, (DoubleUnaryOperator) ElementaryTest::sigmoid, floats(200), 3e-7),
                Arguments.of(
                        "sigmoid", SIGMOID, (DoubleUnaryOperator) ElementaryTest::sigmoid, negated(floats(87)), 3e-7),
                Arguments.of("tanh", TANH, (DoubleUnaryOperator) Math::tanh, floats(100), 4e-7),
                Arguments.of("tanh", TANH, (DoubleUnaryOperator) Math::tanh, negated(floats(100)), 4e-7),
                Arguments.of("log1pExp", LOG1P_EXP, log1pExp, negated(floats(87)), 5e-7));
    }

    @ParameterizedTest(name = "{0}, error at most {4}")
    @MethodSource("functions")
    void theStatedRelativeErrorHolds(String name, Range function, DoubleUnaryOperator exact, float[] x, double bound) {
        assertThat(worst(function, exact, x, true)).isLessThan(bound);
    }

    @Test
    void theStatedAbsoluteErrorsHold() {
        float[] x = floats(200);
        assertThat(worst(SIGMOID, ElementaryTest::sigmoid, x, false)).isLessThan(1.2e-7);
        assertThat(worst(SIGMOID, ElementaryTest::sigmoid, negated(x), false)).isLessThan(1.2e-7);
        assertThat(worst(TANH, Math::tanh, x, false)).isLessThan(1.7e-7);
    }

    @Test
    void expOfVerySmallResultsIsRightToTwoUnits() {
        for (float x = -110; x < -87; x += 0.001f) {
            double error = Math.abs(Elementary.exp(x) - Math.exp(x)) / Float.MIN_VALUE;
            assertThat(error).as("exp(%s)", x).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void valuesAtZeroAreExact() {
        assertThat(values(EXP, 0, -0f)).containsExactly(1, 1);
        assertThat(values(SIGMOID, 0, -0f)).containsExactly(0.5f, 0.5f);
        assertThat(values(TANH, 0)).containsExactly(0);
    }

    @Test
    void limitsAreReached() {
        float[] large = {104.1f, 1e10f, Float.MAX_VALUE, Float.POSITIVE_INFINITY};
        for (float x : large) {
            assertThat(Elementary.exp(x)).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(Elementary.exp(-x)).isZero();
            assertThat(Elementary.sigmoid(x)).isEqualTo(1);
            assertThat(Elementary.sigmoid(-x)).isZero();
            assertThat(Elementary.tanh(x)).isEqualTo(1);
            assertThat(Elementary.tanh(-x)).isEqualTo(-1);
            assertThat(values(LOG1P_EXP, -x)).containsExactly(0);
        }
        assertThat(Elementary.exp(88.72f)).isFinite();
        assertThat(Elementary.tanh(9.03f)).isEqualTo(1);
    }

    @Test
    void nothingLeavesItsRange() {
        float[] x = floats(20);
        for (float y : values(TANH, x)) assertThat(y > 0 && y <= 1).isTrue();
        for (float y : values(TANH, negated(x))) assertThat(y < 0 && y >= -1).isTrue();
        for (float y : values(SIGMOID, x)) assertThat(y >= 0.5f && y <= 1).isTrue();
        for (float y : values(SIGMOID, negated(x)))
            assertThat(y > 0 && y <= 0.5f).isTrue();
    }

    @Test
    void notANumberStaysSo() {
        for (Range function : new Range[] {EXP, SIGMOID, TANH, LOG1P_EXP})
            assertThat(values(function, Float.NaN)).containsExactly(Float.NaN);
    }

    @Test
    void resultsMayGoWhereTheArgumentsWereAndOnlyTheRangeIsTouched() {
        Random random = new Random(7);
        float[] x = new float[100];
        for (int i = 0; i < x.length; i++) x[i] = -5 * random.nextFloat();
        for (Range function : new Range[] {EXP, SIGMOID, TANH, LOG1P_EXP}) {
            float[] expected = values(function, x);
            float[] y = x.clone();
            function.apply(y, y, 10, 90);
            for (int i = 0; i < 100; i++) assertThat(y[i]).isEqualTo(i < 10 || i >= 90 ? x[i] : expected[i]);
        }
    }
}
