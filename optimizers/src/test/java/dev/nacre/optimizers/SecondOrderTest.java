package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import dev.nacre.plugin.Plugins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** BFGS and Newton's method on functions in double, beside SciPy's (second-order.py). */
class SecondOrderTest {
    @ParameterizedTest
    @CsvFileSource(resources = "second-order-functions.csv", numLinesToSkip = 1)
    void theMinimumIsFoundAsFastAsBySciPy(String plugin, String name, int length, int iterations, double least) {
        FullBatchOptimizer optimizer = Plugins.parse(FullBatchOptimizer.class, plugin);
        FullBatchState state = new FullBatchState(TestFunctions.start(name, length));
        Function function = TestFunctions.named(name);
        int done = 0;
        while (optimizer.iterate(function, state) == Outcome.IMPROVED) done++;
        assertThat(Vectors.largest(state.gradient())).isLessThanOrEqualTo(1e-5);
        assertThat(state.loss()).isLessThanOrEqualTo(least + 1e-8);
        assertThat(done).isLessThanOrEqualTo(iterations * 3 / 2);
    }

    /** Nocedal and Wright, equation 6.17, by whole matrices. */
    @Test
    void theMemoryOfBfgsIsTheMatrixOfTheBook() {
        Bfgs bfgs = new Bfgs();
        FullBatchState state = new FullBatchState(TestFunctions.start("rosenbrock", 4));
        Function function = TestFunctions.named("rosenbrock");
        state.evaluate(function);
        double[][] h = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        for (int t = 1; t <= 20; t++) {
            double[] x = state.point();
            double[] g = state.gradient();
            assertThat(bfgs.iterate(function, state)).isEqualTo(Outcome.IMPROVED);
            double[] s = Vectors.difference(state.point(), x);
            double[] y = Vectors.difference(state.gradient(), g);
            h = updated(h, s, y);
            for (int i = 0; i < 4; i++)
                for (int j = 0; j < 4; j++)
                    assertThat(state.memory().get(i)[j]).isCloseTo(h[i][j], within(1e-9 * (1 + Math.abs(h[i][j]))));
        }
    }

    private static double[][] updated(double[][] h, double[] s, double[] y) {
        int n = s.length;
        double rho = 1 / Vectors.dot(s, y);
        double[][] left = new double[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) left[i][j] = (i == j ? 1 : 0) - rho * s[i] * y[j];
        double[][] next = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                next[i][j] = rho * s[i] * s[j];
                for (int k = 0; k < n; k++) for (int l = 0; l < n; l++) next[i][j] += left[i][k] * h[k][l] * left[j][l];
            }
        return next;
    }

    @Test
    void aMatrixThatLeadsNowhereIsForgotten() {
        FullBatchState state = new FullBatchState(
                TestFunctions.start("quadratic", 2), List.of(new double[] {-1, 0}, new double[] {0, -1}));
        assertThat(new Bfgs().iterate(TestFunctions.named("quadratic"), state)).isEqualTo(Outcome.IMPROVED);
        assertThat(state.memory().get(0)[0]).isPositive();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "second-order-hessian.csv")
    void theHessianIsThatOfSciPy(double a, double b, double c, double d) {
        FullBatchState state = new FullBatchState(TestFunctions.start("rosenbrock", 4));
        state.evaluate(TestFunctions.named("rosenbrock"));
        double[][] hessian = new Hessian(TestFunctions.named("rosenbrock"), 1e-3).at(state);
        assertThat(List.of(hessian))
                .anySatisfy(row -> assertThat(row).containsExactly(new double[] {a, b, c, d}, within(0.01)));
    }

    @Test
    void aParabolaIsOneStepOfNewtonAway() {
        FullBatchState state = new FullBatchState(TestFunctions.start("quadratic", 10));
        Function function = TestFunctions.named("quadratic");
        assertThat(new Newton().iterate(function, state)).isEqualTo(Outcome.IMPROVED);
        for (double x : state.point()) assertThat(x).isCloseTo(1, within(1e-6));
        assertThat(new Newton().iterate(function, state)).isEqualTo(Outcome.CONVERGED);
    }

    /** x² + y⁴ − y², which Newton's equation alone would take for a minimum near y = 0. */
    @Test
    void newtonLeavesASaddleDownhill() {
        Function saddle = (x, g) -> {
            g[0] = 2 * x[0];
            g[1] = 4 * Math.pow(x[1], 3) - 2 * x[1];
            return x[0] * x[0] + Math.pow(x[1], 4) - x[1] * x[1];
        };
        FullBatchState state = new FullBatchState(new double[] {1, 0.01});
        int done = 0;
        while (new Newton().iterate(saddle, state) == Outcome.IMPROVED) done++;
        assertThat(state.loss()).isCloseTo(-0.25, within(1e-9));
        assertThat(done).isLessThan(15);
    }

    @Test
    void newtonStaysWhereTheFunctionIsFinite() {
        Function barrier = (x, g) -> {
            g[0] = 2 - 1 / x[0];
            return x[0] <= 0 ? Double.NaN : 2 * x[0] - Math.log(x[0]);
        };
        FullBatchState state = new FullBatchState(new double[] {0.005});
        while (new Newton().iterate(barrier, state) == Outcome.IMPROVED)
            assertThat(state.point()[0]).isPositive();
        assertThat(state.point()[0]).isCloseTo(0.5, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bfgs   | 5001 | at most 5000 trainable weights, not 5001; use lbfgs
                    newton | 1001 | at most 1000 trainable weights, not 1001; use bfgs or lbfgs
                    """)
    void largeNetworksAreRefused(String plugin, int weights, String message) {
        FullBatchState state = new FullBatchState(new double[weights]);
        assertThatThrownBy(() -> Plugins.parse(FullBatchOptimizer.class, plugin)
                        .iterate(TestFunctions.named("quadratic"), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(plugin)
                .hasMessageEndingWith(message);
    }
}
