package dev.nacre.optimizers;

import dev.nacre.FullBatchOptimizer.Function;
import dev.nacre.FullBatchState;

/** The second derivatives of a function by central differences of its gradient. */
record Hessian(Function function, double difference) {
    /** One end of a difference: how far from the point, and the gradient there. */
    private record End(double distance, double[] gradient) {}

    /** Symmetric: the mean of the matrix and its transpose, which differ by rounding. */
    double[][] at(FullBatchState state) {
        int n = state.point().length;
        double[][] h = new double[n][n];
        for (int j = 0; j < n; j++) {
            double reach = difference * Math.max(1, Math.abs(state.point()[j]));
            End up = end(state, j, reach);
            End down = end(state, j, -reach);
            double width = up.distance - down.distance;
            for (int i = 0; i < n && width > 0; i++) {
                double half = (up.gradient[i] - down.gradient[i]) / (2 * width);
                h[i][j] += half;
                h[j][i] += half;
            }
        }
        return h;
    }

    /** The point itself if the function can't be computed at the end. Networks have floats, so the end is one, too. */
    private End end(FullBatchState state, int j, double reach) {
        double[] point = state.point().clone();
        point[j] = (float) (point[j] + reach);
        double[] gradient = new double[point.length];
        return Double.isFinite(function.at(point, gradient))
                ? new End(point[j] - state.point()[j], gradient)
                : new End(0, state.gradient());
    }
}
