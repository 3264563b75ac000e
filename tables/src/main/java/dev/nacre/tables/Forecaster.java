package dev.nacre.tables;

import dev.nacre.Rows;
import dev.nacre.data.Dataset;
import dev.nacre.data.sequence.Series;
import dev.nacre.model.Model;
import dev.nacre.tables.SequenceSplit.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Forecasts by a model from steps of a table.
 *
 * @param model the network
 * @param schema what its notes say
 */
record Forecaster(Model model, SequenceSchema schema) {
    /** The last steps of all series, which have a whole window before them. */
    List<Origin> ends(SequenceTable table) {
        List<Origin> ends = new ArrayList<>();
        for (Series series : table.series()) {
            int[] windows = series.windows(window(), table.how().overGaps());
            if (windows.length == 0 || windows[windows.length - 1] != series.size() - window())
                throw noWindow(table, series);
            ends.add(new Origin(series, series.size() - 1));
        }
        return ends;
    }

    private int window() {
        return schema.how().window();
    }

    private IllegalArgumentException noWindow(SequenceTable table, Series series) {
        return new IllegalArgumentException(table.source() + ": "
                + (series.id().isEmpty() ? "the series" : "series " + series.id()) + " has "
                + (series.size() < window()
                        ? series.size() + " rows, but a forecast is made from " + window() + "; give more"
                        : "a gap in time among its last " + window()
                                + " rows, and windows with gaps were left out in training; fill it"));
    }

    /** All steps that have a whole window before them. */
    List<Origin> each(SequenceTable table) {
        List<Origin> origins = new ArrayList<>();
        for (Series series : table.series())
            for (int first : series.windows(window(), table.how().overGaps()))
                origins.add(new Origin(series, first + window() - 1));
        if (origins.isEmpty())
            throw new IllegalArgumentException(
                    table.source() + ": no series has " + window() + " rows, from which a forecast is made; give more");
        return origins;
    }

    List<Forecast> forecasts(SequenceTable table, List<Origin> origins) {
        FloatMatrix y =
                predict(SequenceSplit.windows(table, origins, false).samples().x(), table.source());
        List<Forecast> all = new ArrayList<>();
        for (int w = 0; w < origins.size(); w++) {
            Series series = origins.get(w).series();
            int position = origins.get(w).position();
            int last = series.size() - 1;
            for (int h = 0; h < y.rows; h++) {
                int row = position + 1 + h;
                double time = row <= last ? series.times()[row] : series.times()[last] + (row - last) * series.step();
                String origin = table.scale().text(series.times()[position]);
                all.add(forecast(series.id(), origin, h, table.scale().text(time), y.data[w * y.rows + h]));
            }
        }
        return all;
    }

    /** From rows of one series, in the order of time. */
    List<Forecast> forecasts(float[][] rows) {
        if (rows.length < window())
            throw new IllegalArgumentException("a forecast is made from " + window() + " rows of one series, in the"
                    + " order of time; there are " + rows.length);
        FloatMatrix steps = Rows.columns("row", Arrays.copyOfRange(rows, rows.length - window(), rows.length));
        FloatMatrix y = predict(new FloatMatrix(steps.length, 1, steps.data), "the rows");
        return IntStream.range(0, y.rows)
                .mapToObj(h -> forecast("", "", h, "", y.data[h]))
                .toList();
    }

    private Forecast forecast(String series, String origin, int h, String time, float value) {
        float half = schema.halfWidth(h);
        return new Forecast(series, origin, h + 1, time, value, value - half, value + half);
    }

    private FloatMatrix predict(FloatMatrix x, String source) {
        FloatMatrix y = model.predict(x);
        for (float value : y.data)
            if (!Float.isFinite(value))
                throw new IllegalArgumentException(source + ": a forecast is " + value
                        + ", as values are far from those of training; look for wrong ones");
        return y;
    }

    ForecastEvaluation evaluate(SequenceTable table, List<Origin> origins) {
        Dataset windows = SequenceSplit.windows(table, origins, true);
        FloatMatrix truth = windows.samples().t();
        FloatMatrix y = predict(windows.samples().x(), table.source());
        NaiveForecasts naive = new NaiveForecasts(table.target(), table.how().horizon());
        int season = table.how().season();
        List<ForecastError> errors = new ArrayList<>();
        errors.add(ForecastError.of(TableAssessment.MODEL, y, truth));
        errors.add(ForecastError.of("naive", naive.of(windows, 1), truth));
        if (season > 1) errors.add(ForecastError.of("seasonal naive", naive.of(windows, season), truth));
        List<String> times = origins.stream()
                .map(origin -> table.scale().text(origin.series().times()[origin.position()]))
                .toList();
        return new ForecastEvaluation(y, truth, times, errors, covered(y, truth));
    }

    private double covered(FloatMatrix y, FloatMatrix truth) {
        if (Float.isNaN(schema.halfWidth(0))) return Double.NaN;
        int inside = 0;
        for (int i = 0; i < y.length; i++)
            if (Math.abs(y.data[i] - truth.data[i]) <= schema.halfWidth(i % y.rows)) inside++;
        return (double) inside / y.length;
    }
}
