package dev.nacre.cli;

import dev.nacre.tables.Forecast;
import dev.nacre.tables.ForecastError;
import dev.nacre.tables.ForecastEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forecasts and their errors as text. */
final class ForecastLines {
    private ForecastLines() {}

    /** A table of forecasts: where each was made, for when, and the interval. */
    static List<String> of(List<Forecast> forecasts) {
        boolean several =
                forecasts.stream().anyMatch(forecast -> !forecast.series().isEmpty());
        boolean intervals = forecasts.stream().noneMatch(forecast -> Float.isNaN(forecast.low()));
        List<String> lines = new ArrayList<>();
        lines.add((several ? "series," : "") + "origin,step,time,forecast" + (intervals ? ",low,high" : ""));
        for (Forecast forecast : forecasts)
            lines.add((several ? PredictCommand.quoted(forecast.series()) + "," : "")
                    + forecast.origin() + "," + forecast.step() + "," + forecast.time() + "," + forecast.value()
                    + (intervals ? "," + forecast.low() + "," + forecast.high() : ""));
        return lines;
    }

    /** A line for each method; the last line is that of the model. */
    static List<String> of(ForecastEvaluation evaluation) {
        List<String> lines = new ArrayList<>();
        String line = "%-16s  %12s  %12s";
        lines.add(String.format(Locale.ROOT, line, "forecast", "mae", "rmse"));
        for (ForecastError error : evaluation.errors())
            lines.add(String.format(Locale.ROOT, line, error.name(), number(error.mae()), number(error.rmse())));
        lines.add("mae " + number(evaluation.error().mae()));
        return lines;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
