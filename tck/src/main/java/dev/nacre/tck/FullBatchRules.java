package dev.nacre.tck;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import java.util.Arrays;
import java.util.List;

/** Rules for full-batch optimizers. */
final class FullBatchRules {
    private static final int LENGTH = 12;
    private static final int ITERATIONS = 30;

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "F1",
                    FullBatchOptimizer.class,
                    "thirty iterations with its defaults reduce the loss of a quadratic function to a hundredth",
                    "the sign of the direction; a line search that never succeeds",
                    FullBatchRules::descends),
            new Rule<>(
                    "F2",
                    FullBatchOptimizer.class,
                    "after IMPROVED the state has a lower loss, and loss and gradient are those at its point",
                    "FullBatchState.move: point, loss and gradient must be of the same evaluation",
                    FullBatchRules::improves),
            new Rule<>(
                    "F3",
                    FullBatchOptimizer.class,
                    "after CONVERGED or STUCK the point and its loss are unchanged",
                    "FullBatchState.point is read-only: try other points in copies",
                    FullBatchRules::stays),
            new Rule<>(
                    "F4",
                    FullBatchOptimizer.class,
                    "continues from a copy of point and memory with the same numbers",
                    "state kept outside FullBatchState.memory",
                    FullBatchRules::resumes),
            new Rule<>(
                    "F5",
                    FullBatchOptimizer.class,
                    "never moves to a point where the function is not finite",
                    "comparisons: !(loss < best) is true for NaN, loss >= best is not",
                    FullBatchRules::staysFinite));

    private FullBatchRules() {}

    /** A quadratic function, ten times as steep in one direction as in the other. */
    private static double bowl(double[] x, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = (1 + 9.0 * i / LENGTH) * (x[i] - 1);
            sum += gradient[i] * (x[i] - 1) / 2;
        }
        return sum;
    }

    /** A function whose reported gradient is wrong, so that every step increases the loss. */
    private static double liar(double[] x, double[] gradient) {
        Arrays.fill(gradient, -1);
        return Arrays.stream(x).sum();
    }

    /** A function that is finite for positive arguments only. */
    private static double barrier(double[] x, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = 1 - 0.1 / x[i];
            sum += x[i] > 0 ? x[i] - 0.1 * Math.log(x[i]) : Double.NaN;
        }
        return sum;
    }

    private static FullBatchState start(double value) {
        double[] point = new double[LENGTH];
        Arrays.setAll(point, i -> value + 0.1 * i);
        return new FullBatchState(point);
    }

    private static void descends(FullBatchOptimizer method, PluginContract contract) {
        FullBatchState state = start(3);
        double before = bowl(state.point(), new double[LENGTH]);
        for (int i = 0; i < ITERATIONS; i++) method.iterate(FullBatchRules::bowl, state);
        double after = bowl(state.point(), new double[LENGTH]);
        if (!(after < before / 100)) throw new Violation("a loss below " + before / 100, String.valueOf(after));
    }

    private static void improves(FullBatchOptimizer method, PluginContract contract) {
        FullBatchState state = start(3);
        double last = bowl(state.point(), new double[LENGTH]);
        for (int i = 1; i <= ITERATIONS; i++) {
            if (method.iterate(FullBatchRules::bowl, state) != Outcome.IMPROVED) return;
            double[] gradient = new double[LENGTH];
            double loss = bowl(state.point(), gradient);
            String when = " after iteration " + i;
            if (!(loss < last)) throw new Violation("a loss below " + last + when, String.valueOf(loss));
            if (state.loss() != loss) throw new Violation("loss() " + loss + when, String.valueOf(state.loss()));
            if (!Arrays.equals(state.gradient(), gradient))
                throw new Violation("the gradient at the point" + when, "a different one");
            last = loss;
        }
    }

    private static void stays(FullBatchOptimizer method, PluginContract contract) {
        for (Function function : List.<Function>of(FullBatchRules::bowl, FullBatchRules::liar)) {
            FullBatchState state = start(3);
            for (int i = 0; i < 10 * ITERATIONS; i++) {
                double[] point = state.point().clone();
                Outcome outcome = method.iterate(function, state);
                if (outcome == Outcome.IMPROVED) continue;
                if (!Arrays.equals(point, state.point()))
                    throw new Violation("an unchanged point after " + outcome, "a different one");
                double loss = function.at(point, new double[LENGTH]);
                if (state.loss() != loss)
                    throw new Violation("loss() " + loss + ", after " + outcome, String.valueOf(state.loss()));
            }
        }
    }

    private static void resumes(FullBatchOptimizer method, PluginContract contract) {
        FullBatchState state = start(3);
        for (int i = 0; i < 4; i++) method.iterate(FullBatchRules::bowl, state);
        FullBatchState copy = new FullBatchState(
                state.point().clone(),
                state.memory().stream().map(double[]::clone).toList());
        for (int i = 5; i < 10; i++) {
            method.iterate(FullBatchRules::bowl, state);
            method.iterate(FullBatchRules::bowl, copy);
            if (!Arrays.equals(state.point(), copy.point()))
                throw new Violation("the same point after iteration " + i + ", resumed at 4", "a different one");
        }
    }

    private static void staysFinite(FullBatchOptimizer method, PluginContract contract) {
        FullBatchState state = start(3);
        for (int i = 1; i <= ITERATIONS; i++) {
            method.iterate(FullBatchRules::barrier, state);
            double loss = barrier(state.point(), new double[LENGTH]);
            if (!Double.isFinite(loss)) throw new Violation("a finite loss after iteration " + i, String.valueOf(loss));
        }
    }
}
