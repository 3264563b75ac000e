package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** L-BFGS on functions in double, beside SciPy's (lbfgs.py). */
class LbfgsTest {
    private static final Lbfgs LBFGS = new Lbfgs();
    private int evaluations;

    @ParameterizedTest
    @CsvFileSource(resources = "lbfgs-functions.csv", numLinesToSkip = 1)
    void itFindsTheMinimumAsFastAsSciPy(String name, int length, int iterations, int evaluationsOfSciPy, double least) {
        FullBatchState state = new FullBatchState(TestFunctions.start(name, length));
        Function function = counted(TestFunctions.named(name));
        int done = 0;
        while (LBFGS.iterate(function, state) == Outcome.IMPROVED) done++;
        assertThat(Vectors.largest(state.gradient())).isLessThanOrEqualTo(1e-5);
        assertThat(state.loss()).isCloseTo(least, within(1e-8));
        assertThat(done).isLessThanOrEqualTo(iterations * 3 / 2);
        assertThat(evaluations).isLessThanOrEqualTo(evaluationsOfSciPy * 3 / 2);
        assertThat(LBFGS.iterate(function, state)).isEqualTo(Outcome.CONVERGED);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lbfgs-functions.csv", numLinesToSkip = 1)
    void everyStepMeetsTheStrongWolfeConditions(String name, int length) {
        for (float curvature : new float[] {0.9f, 0.1f}) {
            Lbfgs lbfgs = new Lbfgs(10, 1e-4f, curvature, 20, 1e-5f);
            FullBatchState state = new FullBatchState(TestFunctions.start(name, length));
            state.evaluate(TestFunctions.named(name));
            while (true) {
                double[] from = state.point();
                double[] gradient = state.gradient();
                double loss = state.loss();
                if (lbfgs.iterate(TestFunctions.named(name), state) != Outcome.IMPROVED) break;
                double[] step = Vectors.difference(state.point(), from);
                double slope = Vectors.dot(gradient, step);
                assertThat(slope).isNegative();
                assertThat(state.loss()).isLessThanOrEqualTo(loss + 1e-4 * slope);
                assertThat(Math.abs(Vectors.dot(state.gradient(), step)))
                        .isLessThanOrEqualTo(-curvature * slope * (1 + 1e-9));
            }
        }
    }

    /** Nocedal and Wright, equations 7.17 to 7.20, by whole matrices. */
    @Test
    void everyStepGoesWhereTheMatrixOfBfgsPoints() {
        Lbfgs lbfgs = new Lbfgs(3, 1e-4f, 0.9f, 20, 1e-5f);
        FullBatchState state = new FullBatchState(TestFunctions.start("rosenbrock", 6));
        Function function = TestFunctions.named("rosenbrock");
        state.evaluate(function);
        for (int i = 0; i < 20; i++) {
            double[] expected = Vectors.scaled(-1, product(inverseHessian(state.memory(), 6), state.gradient()));
            double[] from = state.point();
            assertThat(lbfgs.iterate(function, state)).isEqualTo(Outcome.IMPROVED);
            double[] step = Vectors.difference(state.point(), from);
            double cosine =
                    Vectors.dot(step, expected) / Math.sqrt(Vectors.dot(step, step) * Vectors.dot(expected, expected));
            assertThat(cosine).isCloseTo(1, within(1e-9));
            assertThat(state.memory()).hasSize(2 * Math.min(i + 1, 3));
        }
    }

    private static double[][] inverseHessian(List<double[]> memory, int n) {
        double[][] h = identity(n);
        for (int pair = 0; pair < memory.size(); pair += 2) {
            double[] s = memory.get(pair);
            double[] y = memory.get(pair + 1);
            if (pair == 0) {
                double[] lastS = memory.get(memory.size() - 2);
                double[] lastY = memory.get(memory.size() - 1);
                for (int i = 0; i < n; i++) h[i][i] = Vectors.dot(lastS, lastY) / Vectors.dot(lastY, lastY);
            }
            double rho = 1 / Vectors.dot(s, y);
            double[][] left = identity(n);
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) left[i][j] -= rho * s[i] * y[j];
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) {
                    next[i][j] = rho * s[i] * s[j];
                    for (int k = 0; k < n; k++)
                        for (int l = 0; l < n; l++) next[i][j] += left[i][k] * h[k][l] * left[j][l];
                }
            h = next;
        }
        return h;
    }

    private static double[][] identity(int n) {
        double[][] m = new double[n][n];
        for (int i = 0; i < n; i++) m[i][i] = 1;
        return m;
    }

    private static double[] product(double[][] m, double[] x) {
        return Arrays.stream(m).mapToDouble(row -> Vectors.dot(row, x)).toArray();
    }

    @Test
    void aSavedStateGoesOnWithTheSameNumbers() {
        Function function = TestFunctions.named("rosenbrock");
        FullBatchState state = new FullBatchState(TestFunctions.start("rosenbrock", 20));
        for (int i = 0; i < 15; i++) LBFGS.iterate(function, state);
        List<double[]> memory = new ArrayList<>();
        for (double[] vector : state.memory()) memory.add(vector.clone());
        FullBatchState restored = new FullBatchState(state.point().clone(), memory);
        for (int i = 0; i < 15; i++) {
            LBFGS.iterate(function, state);
            LBFGS.iterate(function, restored);
            assertThat(restored.point()).isEqualTo(state.point());
        }
    }

    @Test
    void aBarrierIsNotCrossed() {
        Function barrier = (x, g) -> {
            g[0] = 2 - 1 / x[0];
            return x[0] <= 0 ? Double.NaN : 2 * x[0] - Math.log(x[0]);
        };
        FullBatchState state = new FullBatchState(new double[] {100});
        while (LBFGS.iterate(barrier, state) == Outcome.IMPROVED)
            assertThat(state.point()[0]).isPositive();
        assertThat(state.point()[0]).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void aGradientThatLiesLeavesThePointWhereItIs() {
        Function liar = (x, g) -> {
            g[0] = -1;
            return x[0];
        };
        FullBatchState state = new FullBatchState(new double[] {3});
        assertThat(LBFGS.iterate(liar, state)).isEqualTo(Outcome.STUCK);
        assertThat(state.point()).containsExactly(3);
    }

    @Test
    void aMemoryThatLeadsNowhereIsForgotten() {
        FullBatchState state = new FullBatchState(
                TestFunctions.start("quadratic", 3), List.of(new double[] {1, 0, 0}, new double[] {-1, 0, 0}));
        assertThat(LBFGS.iterate(TestFunctions.named("quadratic"), state)).isEqualTo(Outcome.IMPROVED);
        assertThat(state.memory()).hasSize(2);
        assertThat(Vectors.dot(state.memory().get(0), state.memory().get(1))).isPositive();
    }

    private Function counted(Function function) {
        return (x, g) -> {
            evaluations++;
            return function.at(x, g);
        };
    }
}
