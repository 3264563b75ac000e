package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line search along the positive axis, where it looks and what it takes. */
class LineSearchTest {
    private final List<Double> looked = new ArrayList<>();

    private LinePoint search(
            DoubleUnaryOperator f, DoubleUnaryOperator slope, double length, double c1, double c2, int evaluations) {
        Function function = (x, g) -> {
            looked.add(x[0]);
            g[0] = slope.applyAsDouble(x[0]);
            return f.applyAsDouble(x[0]);
        };
        FullBatchState state = new FullBatchState(new double[1]);
        state.evaluate(function);
        looked.clear();
        return new LineSearch(function, c1, c2, evaluations).along(new double[] {1}, length, state);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2, 3, 5, 9})
    void theMinimumOfAParabolaIsFoundAtOnce(double length) {
        LinePoint found = search(x -> (x - 1) * (x - 1), x -> 2 * (x - 1), length, 1e-4, 1e-9, 20);
        assertThat(looked).hasSize(2);
        assertThat(found.length()).isCloseTo(1, within(1e-12));
        assertThat(found.slope()).isCloseTo(0, within(1e-12));
    }

    /**
     * x³ − 3x − c·x² has its minimum where 3x² − 2c·x − 3 = 0; the first look is too far in one case, too short in the
     * other.
     */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0, 0.7})
    void theMinimumOfACubicIsFoundAtOnce(double c) {
        double minimum = (2 * c + Math.sqrt(4 * c * c + 36)) / 6;
        DoubleUnaryOperator f = x -> x * x * x - 3 * x - c * x * x;
        DoubleUnaryOperator slope = x -> 3 * x * x - 3 - 2 * c * x;
        LinePoint found = search(f, slope, 2 * minimum, 1e-4, 1e-9, 20);
        assertThat(looked).hasSize(2);
        assertThat(found.length()).isCloseTo(minimum, within(1e-9));
        // twice too short, then past the minimum and lower than before: the bracket is turned round
        found = search(f, slope, 0.3 * minimum, 1e-4, 1e-9, 20);
        assertThat(looked.get(0)).isEqualTo(0.3 * minimum);
        assertThat(looked.get(1)).isEqualTo(0.6 * minimum);
        assertThat(looked.get(2)).isEqualTo(1.2 * minimum);
        assertThat(looked).hasSize(4);
        assertThat(found.length()).isCloseTo(minimum, within(1e-9));
    }

    @Test
    void aLookThatTheInterpolationPutsNearAnEndIsATenthAwayFromIt() {
        search(x -> (x - 1) * (x - 1), x -> 2 * (x - 1), 100, 1e-4, 0.9, 2);
        assertThat(looked).containsExactly(100.0, 10.0);
    }

    @Test
    void withoutAFiniteLossTheMiddleIsTried() {
        search(x -> x > 1 ? Double.POSITIVE_INFINITY : -x, x -> -1, 8, 1e-4, 0.9, 4);
        assertThat(looked).containsExactly(8.0, 4.0, 2.0, 1.0);
    }

    @Test
    void downAnEndlessSlopeTheLengthDoublesAndTheLowestPointIsTaken() {
        LinePoint found = search(x -> -x, x -> -1, 1, 1e-4, 0.9, 5);
        assertThat(looked).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        assertThat(found.length()).isEqualTo(16);
    }

    @Test
    void whereTheSlopeStaysTooSteepTheLowestPointIsTaken() {
        // down to 1, then up: no point is flat
        LinePoint found = search(x -> Math.abs(x - 1), x -> x < 1 ? -1 : 1, 3, 1e-4, 0.5, 12);
        assertThat(looked).hasSize(12);
        assertThat(found.loss()).isLessThan(0.1);
    }

    @Test
    void aSlopeThatIsAsFlatAsAskedForIsTaken() {
        LinePoint found = search(x -> x * x / 4 - x, x -> x / 2 - 1, 1, 1e-4, 0.5, 5);
        assertThat(found.slope()).isEqualTo(-0.5);
        assertThat(looked).containsExactly(1.0);
    }

    /**
     * From 0, f = x² / 2 − x: the loss at length a is −a·(1 − a/2), so that part 1 − a/2 of what the slope promised is
     * given.
     */
    @Test
    void aPointThatGivesExactlyThePartAskedForIsTaken() {
        DoubleUnaryOperator f = x -> x * x / 2 - x;
        LinePoint found = search(f, x -> x - 1, 1.5, 0.25, 0.75, 5);
        assertThat(found.length()).isEqualTo(1.5);
        found = search(f, x -> x - 1, 1.5, 0.26, 0.75, 5);
        assertThat(found.length()).isCloseTo(1, within(1e-12));
    }

    @Test
    void uphillNothingIsEvaluated() {
        assertThat(search(x -> x, x -> 1, 1, 1e-4, 0.9, 5)).isNull();
        assertThat(search(x -> 0, x -> 0, 1, 1e-4, 0.9, 5)).isNull();
        assertThat(looked).isEmpty();
    }

    @Test
    void whereNothingIsLowerThereIsNothing() {
        assertThat(search(Math::abs, x -> -1, 1, 1e-4, 0.9, 6)).isNull();
        assertThat(looked).hasSize(6);
    }

    @Test
    void theFirstStepsElementsSumToOneIfTheGradientIsLong() {
        List<double[]> points = new ArrayList<>();
        Function function = (x, g) -> {
            points.add(x.clone());
            g[0] = 30 + x[0];
            g[1] = -10 + x[1];
            return 30 * x[0] - 10 * x[1] + (x[0] * x[0] + x[1] * x[1]) / 2;
        };
        new Lbfgs().iterate(function, new FullBatchState(new double[2]));
        assertThat(points.get(1)).containsExactly(-0.75, 0.25);
        points.clear();
        Function gentle = (x, g) -> {
            points.add(x.clone());
            g[0] = 0.25 + x[0];
            g[1] = 0.5 + x[1];
            return 0.25 * x[0] + 0.5 * x[1] + (x[0] * x[0] + x[1] * x[1]) / 2;
        };
        new Lbfgs().iterate(gentle, new FullBatchState(new double[2]));
        assertThat(points.get(1)).containsExactly(-0.25, -0.5);
    }

    @Test
    void aGradientAsSmallAsTheToleranceIsConverged() {
        Function function = (x, g) -> {
            g[0] = x[0];
            return x[0] * x[0] / 2;
        };
        Lbfgs lbfgs = new Lbfgs(5, 1e-4f, 0.9f, 20, 0.25f);
        assertThat(lbfgs.iterate(function, new FullBatchState(new double[] {0.25})))
                .isEqualTo(Outcome.CONVERGED);
        assertThat(lbfgs.iterate(function, new FullBatchState(new double[] {0.2501})))
                .isEqualTo(Outcome.IMPROVED);
    }
}
