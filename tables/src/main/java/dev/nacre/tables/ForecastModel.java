package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.Rows;
import dev.nacre.data.Dataset;
import dev.nacre.data.sequence.Series;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.SequenceSplit.Origin;
import dev.nacre.tables.evaluation.HeldOut;
import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.PermutationImportance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * A model that forecasts series: the next values of a column, from the last rows of all columns. It knows the columns
 * that it was trained with, and how their rows make windows. Any number of threads may use it at once.
 */
public final class ForecastModel {
    private final Model model;
    private final SequenceSchema schema;
    private final TableFeatures features;
    private final Optional<ForecastLearning> learning;

    ForecastModel(Model model, Optional<ForecastLearning> learning) {
        this.model = model;
        this.schema = new SequenceSchema(model);
        this.features = schema.features();
        this.learning = learning;
    }

    /**
     * A model that {@link Forecasting} learned.
     *
     * @param model with its notes
     * @throws IllegalArgumentException if it forecasts no series
     */
    public ForecastModel(Model model) {
        this(model, Optional.empty());
    }

    /**
     * Whether a model forecasts series.
     *
     * @param model any
     * @return whether {@link Forecasting} learned it
     */
    public static boolean is(Model model) {
        return SequenceSchema.describes(model);
    }

    /**
     * Loads a model.
     *
     * @param file a file that {@link #save} wrote
     * @param more additional class loaders to find plugins with
     * @return the model
     * @throws IOException if it can't be read, or is damaged
     */
    public static ForecastModel load(Path file, ClassLoader... more) throws IOException {
        return new ForecastModel(Model.load(file, more));
    }

    /**
     * Saves the model to a file, atomically.
     *
     * @param file usually {@code name.safetensors}
     * @throws IOException if it can't be written
     */
    public void save(Path file) throws IOException {
        model.save(file);
    }

    /**
     * The network with its notes.
     *
     * @return shared, not a copy
     */
    public Model model() {
        return model;
    }

    /**
     * How rows make windows.
     *
     * @return as in training
     */
    public SequenceOptions sequence() {
        return schema.how();
    }

    /**
     * How the model was learned.
     *
     * @return empty for a model from a file
     */
    public Optional<ForecastLearning> learning() {
        return learning;
    }

    /**
     * What a person wants to know: how large the errors are beside those of forecasts without a model.
     *
     * @return a few lines
     */
    public String summary() {
        return model.notes().getOrDefault("summary", "");
    }

    /**
     * The columns of a step, and what their values mean; the column to forecast is among them.
     *
     * @return the same object each time
     */
    public TableFeatures features() {
        return features;
    }

    /**
     * Forecasts what follows the end of each series of a table.
     *
     * @param file columns as in training
     * @return the steps of the horizon for each series
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if a series has no whole window at its end
     */
    public List<Forecast> forecast(Path file) throws IOException {
        SequenceTable table = schema.read(file);
        List<Origin> ends = new ArrayList<>();
        for (Series series : table.series()) {
            int[] windows = series.windows(sequence().window(), sequence().overGaps());
            if (windows.length == 0
                    || windows[windows.length - 1] != series.size() - sequence().window())
                throw new IllegalArgumentException(file + ": "
                        + (series.id().isEmpty() ? "the series" : "series " + series.id()) + " has "
                        + (series.size() < sequence().window()
                                ? series.size() + " rows, but a forecast is made from "
                                        + sequence().window() + "; give more"
                                : "a gap in time among its last " + sequence().window()
                                        + " rows, and windows with gaps were left out in training; fill it"));
            ends.add(new Origin(series, series.size() - 1));
        }
        return forecasts(table, ends);
    }

    /**
     * Forecasts from each row of a table on that has enough rows before it.
     *
     * @param file columns as in training
     * @return the steps of the horizon for each such row, in the order of time, series by series
     * @throws IOException if the file can't be read
     */
    public List<Forecast> forecastEach(Path file) throws IOException {
        SequenceTable table = schema.read(file);
        List<Origin> origins = new ArrayList<>();
        for (Series series : table.series())
            for (int first : series.windows(sequence().window(), sequence().overGaps()))
                origins.add(new Origin(series, first + sequence().window() - 1));
        if (origins.isEmpty())
            throw new IllegalArgumentException(file + ": no series has "
                    + sequence().window() + " rows, from which a forecast is made; give more");
        return forecasts(table, origins);
    }

    private List<Forecast> forecasts(SequenceTable table, List<Origin> origins) {
        FloatMatrix y = predict(SequenceSplit.windows(table, origins, false), table.source());
        List<Forecast> all = new ArrayList<>();
        for (int w = 0; w < origins.size(); w++)
            for (int h = 0; h < y.rows; h++) all.add(forecast(table, origins.get(w), h, y.data[w * y.rows + h]));
        return all;
    }

    private Forecast forecast(SequenceTable table, Origin origin, int h, float value) {
        Series series = origin.series();
        int row = origin.position() + 1 + h;
        int last = series.size() - 1;
        double time = row <= last ? series.times()[row] : series.times()[last] + (row - last) * series.step();
        float half = schema.halfWidth(h);
        return new Forecast(
                series.id(),
                table.scale().text(series.times()[origin.position()]),
                h + 1,
                table.scale().text(time),
                value,
                value - half,
                value + half);
    }

    /**
     * Forecasts what follows some rows.
     *
     * @param rows the last rows of one series in the order of time, at least a window; values in the order of {@link
     *     #features}, NaN for a missing number, a category as its number, −1 if it is missing
     * @return the steps of the horizon, without times
     * @throws IllegalArgumentException if there are fewer
     */
    public List<Forecast> forecast(float[][] rows) {
        int window = sequence().window();
        if (rows.length < window)
            throw new IllegalArgumentException("a forecast is made from " + window + " rows of one series, in the order"
                    + " of time; there are " + rows.length);
        FloatMatrix steps = Rows.columns("row", Arrays.copyOfRange(rows, rows.length - window, rows.length));
        FloatMatrix y = finite(model.predict(new FloatMatrix(steps.length, 1, steps.data)), "the rows");
        List<Forecast> all = new ArrayList<>();
        for (int h = 0; h < y.rows; h++) {
            float half = schema.halfWidth(h);
            all.add(new Forecast("", "", h + 1, "", y.data[h], y.data[h] - half, y.data[h] + half));
        }
        return all;
    }

    private FloatMatrix predict(Dataset windows, String source) {
        return finite(model.predict(windows.samples().x()), source);
    }

    private static FloatMatrix finite(FloatMatrix y, String source) {
        for (float value : y.data)
            if (!Float.isFinite(value))
                throw new IllegalArgumentException(source + ": a forecast is " + value
                        + ", as values are far from those of training; look for wrong ones");
        return y;
    }

    /**
     * Compares forecasts from all rows of a table on, that have enough rows before and after them, with what came.
     *
     * @param file columns as in training
     * @return errors of the model, and of forecasts without one
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if there is no such row
     */
    public ForecastEvaluation evaluate(Path file) throws IOException {
        SequenceTable table = schema.read(file);
        return evaluate(table, SequenceSplit.origins(table));
    }

    ForecastEvaluation evaluate(SequenceSplit split) {
        return evaluate(split.table(), split.origins());
    }

    private ForecastEvaluation evaluate(SequenceTable table, List<Origin> origins) {
        Dataset windows = SequenceSplit.windows(table, origins, true);
        FloatMatrix truth = windows.samples().t();
        FloatMatrix y = predict(windows, table.source());
        NaiveForecasts naive = new NaiveForecasts(table.target(), sequence().horizon());
        List<ForecastError> errors = new ArrayList<>();
        errors.add(ForecastError.of(TableAssessment.MODEL, y, truth));
        errors.add(ForecastError.of("naive", naive.of(windows, 1), truth));
        if (sequence().season() > 1)
            errors.add(ForecastError.of(
                    "seasonal naive", naive.of(windows, sequence().season()), truth));
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

    /**
     * Which columns matter: by how much the error grows if the values of a column, at all steps of a window, are those
     * of another window.
     *
     * @param file columns as in training
     * @param seed determines which window's
     * @return the columns, the most important first
     * @throws IOException if the file can't be read
     */
    public List<Importance> explain(Path file, long seed) throws IOException {
        SequenceTable table = schema.read(file);
        Dataset windows = SequenceSplit.windows(table, SequenceSplit.origins(table), true);
        Metric metric = Plugins.parse(Metric.class, model.notes().get("metric"));
        return new PermutationImportance(metric, seed).of(new HeldOut(model::predict, windows));
    }
}
