package dev.nacre.tables;

import dev.nacre.data.Dataset;
import org.jblas.FloatMatrix;

/**
 * Forecasts without a model: the last value of the column to forecast, or for a season of m steps, of what is known its
 * value m steps before. Missing values are those before them.
 *
 * @param target the column, among the features of a step
 * @param horizon steps to forecast
 */
record NaiveForecasts(int target, int horizon) {
    /**
     * Forecasts for each window.
     *
     * @param season 1 for the last value
     * @return horizon × windows
     */
    FloatMatrix of(Dataset windows, int season) {
        int steps = windows.shape().height();
        int features = windows.inputs() / steps;
        FloatMatrix x = windows.samples().x();
        FloatMatrix y = new FloatMatrix(horizon, windows.size());
        for (int w = 0; w < windows.size(); w++)
            for (int h = 0; h < horizon; h++)
                y.data[w * horizon + h] =
                        known(x.data, w * x.rows + target, features, steps - season + h % season, steps);
        return y;
    }

    private static float known(float[] x, int start, int features, int step, int steps) {
        for (int t = step; t >= 0; t--) if (!Float.isNaN(x[start + t * features])) return x[start + t * features];
        for (int t = step; t < steps; t++) if (!Float.isNaN(x[start + t * features])) return x[start + t * features];
        return Float.NaN;
    }
}
