package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchState;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.List;

/**
 * BFGS, a quasi-Newton method for small networks: it keeps an approximation of the whole inverse Hessian, weights ×
 * weights. Broyden, Fletcher, Goldfarb and Shanno, 1970; Nocedal and Wright, 2006, algorithm 6.1 with equation 6.17
 * from the identity, as in SciPy, and a line search for the strong Wolfe conditions, algorithms 3.5 and 3.6.
 *
 * <p>It takes at most 5,000 weights, 200 MB. {@link Lbfgs} needs little memory for any number. The memory of the state
 * has the rows of the matrix.
 */
@Doc("BFGS, a quasi-Newton method for full batches and networks of at most 5,000 weights; Nocedal and Wright, 2006")
@AutoService(FullBatchOptimizer.class)
public record Bfgs(
        @Doc("first Wolfe condition: required fraction of the decrease that the slope predicts, > 0 and < curvature")
        float decrease,

        @Doc("second Wolfe condition: maximum fraction of the slope left after a step, < 1")
        float curvature,

        @Doc("maximum number of evaluations per line search, >= 2")
        int evaluations,

        @Doc("converged if no element of the gradient is larger than this, >= 0")
        float tolerance)
        implements FullBatchOptimizer {
    private static final int MOST = 5000;

    /** Checks the components. */
    public Bfgs {
        LineSearch.check(decrease, curvature, evaluations);
        Require.notNegative("tolerance", tolerance);
    }

    /** The book's 0.0001 and 0.9, 20 evaluations, tolerance 1e-5. */
    public Bfgs() {
        this(1e-4f, 0.9f, 20, 1e-5f);
    }

    @Override
    public Outcome iterate(Function function, FullBatchState state) {
        int weights = state.point().length;
        if (weights > MOST)
            throw new IllegalArgumentException("bfgs keeps a matrix of weights × weights, and takes at most " + MOST
                    + " trainable weights, not " + weights + "; use lbfgs");
        state.evaluate(function);
        if (Vectors.largest(state.gradient()) <= tolerance) return Outcome.CONVERGED;
        return new QuasiNewton(Bfgs::direction, Bfgs::update)
                .iterate(new LineSearch(function, decrease, curvature, evaluations), state);
    }

    private static double[] direction(FullBatchState state) {
        double[] down = Vectors.scaled(-1, state.gradient());
        return state.memory().isEmpty() ? down : Vectors.product(state.memory(), down);
    }

    /** Equation 6.17, multiplied out: H ← H − ρ·(s·(Hy)ᵀ + Hy·sᵀ) + ρ·(1 + ρ·yᵀHy)·s·sᵀ with ρ = 1 / yᵀs. */
    private static void update(double[] s, double[] y, List<double[]> rows) {
        double rho = 1 / Vectors.dot(y, s);
        if (rows.isEmpty()) addIdentity(s.length, rows);
        double[] hy = Vectors.product(rows, y);
        double square = rho * (1 + rho * Vectors.dot(y, hy));
        for (int i = 0; i < s.length; i++) {
            Vectors.add(-rho * s[i], hy, rows.get(i));
            Vectors.add(square * s[i] - rho * hy[i], s, rows.get(i));
        }
    }

    private static void addIdentity(int size, List<double[]> rows) {
        for (int i = 0; i < size; i++) {
            rows.add(new double[size]);
            rows.get(i)[i] = 1;
        }
    }
}
