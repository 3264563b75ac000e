package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchState;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.List;

/**
 * L-BFGS, a quasi-Newton method with limited memory: it approximates the inverse Hessian by the last changes of point
 * and gradient. Liu and Nocedal, 1989; Nocedal and Wright, 2006, algorithms 7.4 and 7.5, scaled by equation 7.20, with
 * a line search for the strong Wolfe conditions, algorithms 3.5 and 3.6.
 *
 * <p>The memory of the state has pairs of a change of point and a change of gradient, oldest first.
 */
@Doc("L-BFGS, a quasi-Newton method with limited memory, for full batches; Liu and Nocedal, 1989")
@AutoService(FullBatchOptimizer.class)
public record Lbfgs(
        @Doc("number of past steps to remember, >= 1") int memory,

        @Doc("first Wolfe condition: required fraction of the decrease that the slope predicts, > 0 and < curvature")
        float decrease,

        @Doc("second Wolfe condition: maximum fraction of the slope left after a step, < 1")
        float curvature,

        @Doc("maximum number of evaluations per line search, >= 2")
        int evaluations,

        @Doc("converged if no element of the gradient is larger than this, >= 0")
        float tolerance)
        implements FullBatchOptimizer {
    /** Checks the components. */
    public Lbfgs {
        Require.atLeast(1, "memory", memory);
        LineSearch.check(decrease, curvature, evaluations);
        Require.notNegative("tolerance", tolerance);
    }

    /** 10 changes, the book's 0.0001 and 0.9, 20 evaluations, tolerance 1e-5. */
    public Lbfgs() {
        this(10, 1e-4f, 0.9f, 20, 1e-5f);
    }

    @Override
    public Outcome iterate(Function function, FullBatchState state) {
        state.evaluate(function);
        if (Vectors.largest(state.gradient()) <= tolerance) return Outcome.CONVERGED;
        return new QuasiNewton(Lbfgs::direction, this::remember)
                .iterate(new LineSearch(function, decrease, curvature, evaluations), state);
    }

    /** Algorithm 7.4, the two-loop recursion, applied to the negative gradient. */
    private static double[] direction(FullBatchState state) {
        List<double[]> memory = state.memory();
        int pairs = memory.size() / 2;
        double[] q = Vectors.scaled(-1, state.gradient());
        double[] alpha = new double[pairs];
        for (int i = pairs - 1; i >= 0; i--) {
            double[] s = memory.get(2 * i);
            double[] y = memory.get(2 * i + 1);
            alpha[i] = Vectors.dot(s, q) / Vectors.dot(y, s);
            Vectors.add(-alpha[i], y, q);
        }
        if (pairs > 0) {
            double[] s = memory.get(2 * pairs - 2);
            double[] y = memory.get(2 * pairs - 1);
            q = Vectors.scaled(Vectors.dot(s, y) / Vectors.dot(y, y), q);
        }
        for (int i = 0; i < pairs; i++) {
            double[] s = memory.get(2 * i);
            double[] y = memory.get(2 * i + 1);
            Vectors.add(alpha[i] - Vectors.dot(y, q) / Vectors.dot(y, s), s, q);
        }
        return q;
    }

    private void remember(double[] s, double[] y, List<double[]> pairs) {
        if (pairs.size() == 2 * memory) pairs.subList(0, 2).clear();
        pairs.add(s);
        pairs.add(y);
    }
}
