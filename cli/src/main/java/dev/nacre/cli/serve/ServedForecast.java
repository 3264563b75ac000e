package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.TableFeatures;

/** A model that forecasts what follows the rows of a request. */
record ServedForecast(ForecastModel forecasts) implements Served {
    @Override
    public Model model() {
        return forecasts.model();
    }

    @Override
    public TableFeatures features() {
        return forecasts.features();
    }

    @Override
    public byte[] answer(Rows rows) {
        return Answers.forecasts(forecasts.forecast(rows.values()));
    }

    @Override
    public void warm() {
        forecasts.forecast(new float[forecasts.sequence().window()][features().count()]);
    }
}
