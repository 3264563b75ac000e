package dev.nacre.tables;

import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Forecasts beside what came, and beside forecasts without a model.
 *
 * @param forecasts horizon × origins
 * @param truth horizon × origins
 * @param origins the time of the last known step of each forecast, as the table has it
 * @param errors of the model, of the naive forecast, and if there is a season of the seasonal naive forecast
 * @param covered share of the true values within their intervals; NaN if there are none
 */
public record ForecastEvaluation(
        FloatMatrix forecasts, FloatMatrix truth, List<String> origins, List<ForecastError> errors, double covered) {
    /** Keeps copies of the lists. */
    public ForecastEvaluation {
        origins = List.copyOf(origins);
        errors = List.copyOf(errors);
    }

    /**
     * The model's error.
     *
     * @return the first of {@link #errors}
     */
    public ForecastError error() {
        return errors.get(0);
    }
}
