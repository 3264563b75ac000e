package dev.nacre.tables;

import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The errors of forecasts from many origins, one after the other: "rolling origin".
 *
 * @param name of the method
 * @param mae mean absolute error over all origins and steps, in the unit of what is forecast
 * @param rmse root mean squared error
 * @param maeByStep mean absolute error of each step of the horizon, the next one first
 */
public record ForecastError(String name, double mae, double rmse, List<Double> maeByStep) {
    /** Keeps a copy. */
    public ForecastError {
        maeByStep = List.copyOf(maeByStep);
    }

    static ForecastError of(String name, FloatMatrix forecasts, FloatMatrix truth) {
        double absolute = 0;
        double squares = 0;
        double[] steps = new double[truth.rows];
        for (int i = 0; i < truth.length; i++) {
            double error = (double) truth.data[i] - forecasts.data[i];
            absolute += Math.abs(error);
            squares += error * error;
            steps[i % truth.rows] += Math.abs(error);
        }
        List<Double> byStep = new ArrayList<>();
        for (double step : steps) byStep.add(step / truth.columns);
        return new ForecastError(name, absolute / truth.length, Math.sqrt(squares / truth.length), byStep);
    }
}
