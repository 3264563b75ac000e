package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.evaluation.HeldOut;
import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.PermutationImportance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model that forecasts series: the next values of a column, from the last rows of all columns. It knows the columns
 * that it was trained with, and how their rows make windows. Any number of threads may use it at once.
 */
public final class ForecastModel {
    private final Model model;
    private final SequenceSchema schema;
    private final Forecaster forecaster;
    private final TableFeatures features;
    private final Optional<ForecastLearning> learning;

    ForecastModel(Model model, Optional<ForecastLearning> learning) {
        this.model = model;
        this.schema = new SequenceSchema(model);
        this.forecaster = new Forecaster(model, schema);
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
        return forecaster.forecasts(table, forecaster.ends(table));
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
        return forecaster.forecasts(table, forecaster.each(table));
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
        return forecaster.forecasts(rows);
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
        return forecaster.evaluate(table, SequenceSplit.origins(table));
    }

    ForecastEvaluation evaluate(SequenceSplit split) {
        return forecaster.evaluate(split.table(), split.origins());
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
