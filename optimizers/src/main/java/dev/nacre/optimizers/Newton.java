package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchState;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Newton's method for very small networks: each iteration computes the Hessian by differences of gradients, two for
 * each weight, solves for the step that its parabola predicts, and searches along it for the strong Wolfe conditions.
 * Where the Hessian is not positive definite, a multiple of the identity is added. Nocedal and Wright, 2006, section
 * 3.4, algorithms 3.2 and 3.3.
 *
 * <p>Close to a minimum few iterations suffice, but one takes as long as thousands of gradients: at most 1,000 weights
 * are taken. {@link Bfgs} and {@link Lbfgs} usually come as far in less time.
 */
@Doc("Newton's method for full batches and networks of at most 1,000 weights; Nocedal and Wright, 2006, section 3.4")
@AutoService(FullBatchOptimizer.class)
public record Newton(
        @Doc("how far to move each weight for the differences, relative to the weight above 1, > 0")
        float difference,

        @Doc("first Wolfe condition: required fraction of the decrease that the slope predicts, > 0 and < curvature")
        float decrease,

        @Doc("second Wolfe condition: maximum fraction of the slope left after a step, < 1")
        float curvature,

        @Doc("maximum number of evaluations per line search, >= 2")
        int evaluations,

        @Doc("converged if no element of the gradient is larger than this, >= 0")
        float tolerance)
        implements FullBatchOptimizer {
    private static final int MOST = 1000;

    /** Checks the components. */
    public Newton {
        Require.positive("difference", difference);
        LineSearch.check(decrease, curvature, evaluations);
        Require.notNegative("tolerance", tolerance);
    }

    /** Differences of 0.01, where rounding of floats and curvature do least harm; otherwise as {@link Bfgs}. */
    public Newton() {
        this(0.01f, 1e-4f, 0.9f, 20, 1e-5f);
    }

    @Override
    public Outcome iterate(Function function, FullBatchState state) {
        int weights = state.point().length;
        if (weights > MOST)
            throw new IllegalArgumentException("newton computes two gradients for each weight in each iteration, and"
                    + " takes at most " + MOST + " trainable weights, not " + weights + "; use bfgs or lbfgs");
        state.evaluate(function);
        if (Vectors.largest(state.gradient()) <= tolerance) return Outcome.CONVERGED;
        double[][] hessian = new Hessian(function, difference).at(state);
        double[] step = Cholesky.solve(hessian, Vectors.scaled(-1, state.gradient()));
        LinePoint next = new LineSearch(function, decrease, curvature, evaluations).along(step, 1, state);
        if (next == null) return Outcome.STUCK;
        state.move(next.point(), next.loss(), next.gradient());
        return Outcome.IMPROVED;
    }
}
