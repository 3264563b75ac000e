package dev.nacre.optimizers;

import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchState;
import dev.nacre.Require;

/**
 * Searches along a direction for a point that satisfies the strong Wolfe conditions: loss ≤ loss₀ + c₁·α·slope₀ and
 * |slope| ≤ c₂·|slope₀|. Nocedal and Wright, 2006, algorithms 3.5 and 3.6. A loss that is not finite counts as too
 * high.
 */
final class LineSearch {
    private final Function function;
    private final double c1;
    private final double c2;
    private final int evaluations;
    private LinePoint start;
    private double[] direction;
    private int left;

    LineSearch(Function function, double c1, double c2, int evaluations) {
        this.function = function;
        this.c1 = c1;
        this.c2 = c2;
        this.evaluations = evaluations;
    }

    /** Checks these hyper-parameters of an optimizer. */
    static void check(float decrease, float curvature, int evaluations) {
        Require.positive("decrease", decrease);
        if (!(curvature > decrease && curvature < 1))
            throw new IllegalArgumentException("curvature must be > decrease and < 1, not " + curvature);
        Require.atLeast(2, "evaluations", evaluations);
    }

    /**
     * Algorithm 3.5, doubling the length. Returns null if it found no point with a lower loss; returns a point that
     * only lowers the loss if none satisfies the conditions.
     */
    LinePoint along(double[] direction, double length, FullBatchState state) {
        this.direction = direction;
        left = evaluations;
        start = new LinePoint(
                0, state.loss(), Vectors.dot(direction, state.gradient()), state.point(), state.gradient());
        if (!(start.slope() < 0)) return null;
        LinePoint previous = start;
        for (double a = length; left > 0; a *= 2) {
            LinePoint trial = at(a);
            if (tooHigh(trial, previous)) return zoom(previous, trial);
            if (flat(trial)) return trial;
            if (trial.slope() >= 0) return zoom(trial, previous);
            previous = trial;
        }
        return previous == start ? null : previous;
    }

    /**
     * Algorithm 3.6. {@code low} satisfies the first condition and has the lowest loss so far; {@code low} and
     * {@code high} bracket points that satisfy both.
     */
    private LinePoint zoom(LinePoint low, LinePoint high) {
        while (left > 0) {
            LinePoint trial = at(between(low, high));
            if (tooHigh(trial, low)) {
                high = trial;
            } else {
                if (flat(trial)) return trial;
                if (trial.slope() * (high.length() - low.length()) >= 0) high = low;
                low = trial;
            }
        }
        return low == start ? null : low;
    }

    private LinePoint at(double length) {
        left--;
        double[] point = start.point().clone();
        Vectors.add(length, direction, point);
        double[] gradient = new double[point.length];
        double loss = function.at(point, gradient);
        return new LinePoint(length, loss, Vectors.dot(direction, gradient), point, gradient);
    }

    /** Written so that NaN counts as too high. */
    private boolean tooHigh(LinePoint trial, LinePoint lower) {
        boolean decreased = trial.loss() <= start.loss() + c1 * trial.length() * start.slope();
        return !(decreased && trial.loss() < lower.loss());
    }

    private boolean flat(LinePoint trial) {
        return Math.abs(trial.slope()) <= -c2 * start.slope();
    }

    /** The minimum of the cubic through both ends, equation 3.59, at least a tenth of the interval away from them. */
    private static double between(LinePoint a, LinePoint b) {
        double width = b.length() - a.length();
        double d1 = a.slope() + b.slope() - 3 * (a.loss() - b.loss()) / (a.length() - b.length());
        double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
        double part = 1 - (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
        if (!Double.isFinite(part)) part = 0.5;
        return a.length() + Math.max(0.1, Math.min(0.9, part)) * width;
    }
}
