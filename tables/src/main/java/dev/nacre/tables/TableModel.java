package dev.nacre.tables;

import dev.nacre.Pass;
import dev.nacre.Rows;
import dev.nacre.Samples;
import dev.nacre.data.Column;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import dev.nacre.tables.evaluation.HeldOut;
import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.PermutationImportance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jblas.FloatMatrix;

/**
 * A model of a table: predicts a column from the others. It knows the columns that it was trained with and how the
 * table was read. Any number of threads may use it at once.
 */
public final class TableModel {
    private static final int BATCH = 1024;

    private final Model model;
    private final TableSchema schema;
    private final TableFeatures features;
    private final Optional<TableLearning> learning;

    TableModel(Model model, Optional<TableLearning> learning) {
        if (SequenceSchema.describes(model))
            throw new IllegalArgumentException("this model forecasts series, and predicts no rows; use ForecastModel");
        this.model = model;
        this.schema = new TableSchema(model);
        this.features = schema.features();
        this.learning = learning;
    }

    /**
     * A model that was trained in another way, used for tables.
     *
     * @param model its inputs are the columns of a table
     * @throws IllegalArgumentException if it forecasts series
     */
    public TableModel(Model model) {
        this(model, Optional.empty());
    }

    /**
     * Loads a model.
     *
     * @param file a file that {@link #save} wrote
     * @param more additional class loaders to find plugins with
     * @return the model
     * @throws IOException if it can't be read, or is damaged
     */
    public static TableModel load(Path file, ClassLoader... more) throws IOException {
        return new TableModel(Model.load(file, more));
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
     * The network with its names and notes.
     *
     * @return shared, not a copy
     */
    public Model model() {
        return model;
    }

    /**
     * How the model was learned.
     *
     * @return empty for a model from a file
     */
    public Optional<TableLearning> learning() {
        return learning;
    }

    /**
     * What a person wants to know: how good the model is beside baselines, which columns matter, how far to trust it.
     *
     * @return a few lines; empty for a model that was trained in another way
     */
    public String summary() {
        return model.notes().getOrDefault("summary", "");
    }

    /**
     * Which columns matter: by how much the metric drops if a column's values are shuffled.
     *
     * @param file columns as in training, with labels
     * @param seed determines the order of the shuffled values
     * @return the columns, the most important first
     * @throws IOException if the file can't be read
     */
    public List<Importance> explain(Path file, long seed) throws IOException {
        Dataset data = schema.labelled(file, schema.label());
        return new PermutationImportance(schema.metric(), seed).of(new HeldOut(model::predict, data));
    }

    /**
     * The features that rows must have, and what their values mean.
     *
     * @return the same object each time
     */
    public TableFeatures features() {
        return features;
    }

    /**
     * Predicts the rows of a table.
     *
     * @param file columns as in training; the label and columns that training ignored may be there or not
     * @return one for each row
     * @throws IOException if the file can't be read
     */
    public List<Prediction> predict(Path file) throws IOException {
        List<Prediction> all = new ArrayList<>();
        predict(file, all::add);
        return all;
    }

    /**
     * Predicts the rows of a table one after the other.
     *
     * @param file columns as in training; the label and columns that training ignored may be there or not
     * @param consumer receives each prediction, and says whether to go on
     * @throws IOException if the file can't be read
     */
    public void predict(Path file, Predicate<Prediction> consumer) throws IOException {
        Dataset rows = schema.rows(file);
        try (Pass batches = rows.inOrder(BATCH)) {
            boolean on = true;
            for (int first = 0; on && batches.hasNext(); first += BATCH) {
                FloatMatrix y = finite(batches.next().x(), rows, first, file.toString());
                for (int row = 0; row < y.columns && on; row++) on = consumer.test(prediction(y, row));
            }
        }
    }

    /**
     * Predicts one row.
     *
     * @param record a value for each feature by its name, as {@link TableFeatures} has it
     * @return the prediction
     * @throws IllegalArgumentException if a name is unknown, or a value is not what its feature takes
     */
    public Prediction predict(Map<String, ?> record) {
        return predict(List.of(record)).get(0);
    }

    /**
     * Predicts several rows.
     *
     * @param records for each row a value for each feature by its name, as in {@link #predict(Map)}
     * @return one for each row
     * @throws IllegalArgumentException if a name is unknown, or a value is not what its feature takes; the message
     *     counts rows from 0
     */
    public List<Prediction> predict(List<? extends Map<String, ?>> records) {
        return predict(features.rows(records));
    }

    /**
     * Predicts several rows.
     *
     * @param rows one sample in each row, raw features; NaN for a missing number, a category as its number, −1 if it is
     *     missing
     * @return one for each row
     * @throws IllegalArgumentException if the network gives no finite number for a row; it counts rows from 0
     */
    public List<Prediction> predict(float[][] rows) {
        if (rows.length == 0) return List.of();
        FloatMatrix x = Rows.columns("row", rows);
        FloatMatrix y = model.predict(x);
        for (int i = 0; i < y.length; i++)
            if (!Float.isFinite(y.data[i]))
                throw Overflow.of("row " + i / y.rows, 0, x, i / y.rows, model.features(), y.data[i]);
        List<Prediction> all = new ArrayList<>();
        for (int row = 0; row < y.columns; row++) all.add(prediction(y, row));
        return all;
    }

    private Prediction prediction(FloatMatrix y, int row) {
        List<Float> outputs = new ArrayList<>();
        int from = row * y.rows;
        for (int i = from; i < from + y.rows; i++) outputs.add(y.data[i]);
        if (!model.labels().isEmpty())
            return new Prediction(
                    model.labels().get(schema.threshold().decide(y.data, from, y.rows)), outputs, Float.NaN, Float.NaN);
        float half = schema.halfWidth();
        return new Prediction("", outputs, outputs.get(0) - half, outputs.get(0) + half);
    }

    private FloatMatrix finite(FloatMatrix x, Dataset rows, int first, String source) {
        FloatMatrix y = model.predict(x);
        for (int i = 0; i < y.length; i++)
            if (!Float.isFinite(y.data[i]))
                throw Overflow.of(
                        source + ", row " + (first + i / y.rows + 1), 1, x, i / y.rows, rows.features(), y.data[i]);
        return y;
    }

    /**
     * Compares predictions with the labels of a table, in the column where training found them.
     *
     * @param file columns as in training
     * @return predictions and truth
     * @throws IOException if the file can't be read
     */
    public TableEvaluation evaluate(Path file) throws IOException {
        return evaluate(file, schema.label());
    }

    /**
     * Compares predictions with the labels of a table.
     *
     * @param file columns as in training
     * @param label the column with the labels
     * @return predictions and truth
     * @throws IOException if the file can't be read
     */
    public TableEvaluation evaluate(Path file, Column label) throws IOException {
        return evaluate(schema.labelled(file, label), file.toString());
    }

    TableEvaluation evaluate(Dataset data) {
        return evaluate(data, "the test rows");
    }

    private TableEvaluation evaluate(Dataset data, String source) {
        Samples samples = data.samples();
        FloatMatrix y = finite(samples.x(), data, 0, source);
        return new TableEvaluation(
                model.labels(),
                y,
                samples.t(),
                schema.metric(),
                schema.threshold().value());
    }
}
