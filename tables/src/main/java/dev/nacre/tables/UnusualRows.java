package dev.nacre.tables;

import dev.nacre.Rows;
import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.autoencoders.anomaly.ScoreDrift;
import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.data.Column;
import dev.nacre.data.CsvCursor;
import dev.nacre.model.Model;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Finds unusual rows of a table, without labels, by an autoencoder. Any number of threads may use it at once.
 *
 * <pre>{@code
 * UnusualRows detector = UnusualRows.learn(Path.of("orders.csv"));
 * for (ScoredRow row : detector.score(Path.of("new.csv")))
 *     if (row.unusual()) System.out.println(row.row() + ": " + row.reasons().get(0));
 * }</pre>
 */
public final class UnusualRows {
    private static final int BATCH = 1024;

    private final AnomalyDetector detector;
    private final Model model;
    private final TableSchema schema;
    private final TableFeatures features;
    private final ColumnReasons reasons;
    private final RowScoring scoring;

    UnusualRows(AnomalyDetector detector, Model model) {
        this.detector = detector;
        this.model = model;
        this.schema = new TableSchema(model);
        this.features = schema.features();
        this.reasons = new ColumnReasons(model, features);
        this.scoring = new RowScoring(detector, reasons, features.names());
    }

    /**
     * A detector that was trained in another way, used for tables.
     *
     * @param model its inputs are the columns of a table
     * @throws IllegalArgumentException if it is not a detector
     */
    public UnusualRows(Model model) {
        this(AnomalyDetector.of(model), model);
    }

    /**
     * Learns what is usual in a table, with the default options.
     *
     * @param file the table, as comma-separated text with a header
     * @return a detector
     * @throws IOException if the file can't be read
     */
    public static UnusualRows learn(Path file) throws IOException {
        return learn(file, new DetectionOptions());
    }

    /**
     * Learns what is usual in a table.
     *
     * @param file the table
     * @param options what to do otherwise than by default
     * @param listeners listen to each training
     * @return a detector; with labels, the best of the autoencoders
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     */
    public static UnusualRows learn(Path file, DetectionOptions options, Listener... listeners) throws IOException {
        return DetectorLearning.of(file, options).best(listeners);
    }

    /**
     * Loads a detector.
     *
     * @param file of its model, also of an earlier version
     * @return the detector
     * @throws IOException if it can't be read
     */
    public static UnusualRows load(Path file) throws IOException {
        return new UnusualRows(Model.load(file));
    }

    /**
     * Saves the detector to a file, atomically.
     *
     * @param file usually {@code name.safetensors}
     * @throws IOException if it can't be written
     */
    public void save(Path file) throws IOException {
        model.save(file);
    }

    /**
     * The detector as a model, to be saved.
     *
     * @return with the names of its columns
     */
    public Model model() {
        return model;
    }

    /**
     * The detector of encoded rows, with its calibration.
     *
     * @return shared, not a copy
     */
    public AnomalyDetector detector() {
        return detector;
    }

    /**
     * Rows with a larger score are unusual.
     *
     * @return with how it was found
     */
    public Threshold threshold() {
        return detector.threshold();
    }

    /**
     * The same detector with another threshold, without learning again.
     *
     * @param rule such as {@code ThresholdRule.share(0.01)}
     * @return a detector that shares the network
     */
    public UnusualRows withThreshold(ThresholdRule rule) {
        AnomalyDetector other = detector.withThreshold(rule);
        return new UnusualRows(other, model.noted(other.notes()));
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
     * A watch over the scores of a stream of rows.
     *
     * @param seed breaks ties between equal scores
     * @return to be given each score
     */
    public ScoreDrift drift(long seed) {
        return new ScoreDrift(detector.calibration(), seed);
    }

    /**
     * Scores the rows of a table.
     *
     * @param file columns as in training; columns that training ignored may be there or not
     * @return one for each row, in their order; unusual ones have reasons
     * @throws IOException if the file can't be read
     */
    public List<ScoredRow> score(Path file) throws IOException {
        List<ScoredRow> all = new ArrayList<>();
        score(file, List.of(), all::add);
        return all;
    }

    /**
     * Scores the rows of a table one after the other.
     *
     * @param file columns as in training; columns that training ignored may be there or not. Of a pipe, rows are scored
     *     as soon as they are there
     * @param ids columns whose texts are kept beside the rows
     * @param consumer receives each row, and says whether to go on
     * @throws IOException if the file can't be read
     */
    public void score(Path file, List<Column> ids, Predicate<ScoredRow> consumer) throws IOException {
        try (CsvCursor cursor = schema.walk(file, ids)) {
            int first = 0;
            boolean on = true;
            for (List<CsvCursor.Row> piece; on && !(piece = cursor.next(BATCH)).isEmpty(); first += piece.size()) {
                FloatMatrix x = Rows.columns(
                        "row", piece.stream().map(CsvCursor.Row::features).toArray(float[][]::new));
                List<ScoredRow> scored = scoring.of(x, false, places(file, first));
                for (int s = 0; s < scored.size() && on; s++)
                    on = consumer.test(
                            scored.get(s).placed(first + s + 1, piece.get(s).beside()));
            }
        }
    }

    private static RowScoring.Places places(Path file, int first) {
        return new RowScoring.Places(s -> file + ", row " + (first + s + 1), 1);
    }

    /**
     * Scores one row, with reasons.
     *
     * @param record a value for each feature by its name, as {@link TableFeatures} has it
     * @return its score and its reasons, unusual or not
     * @throws IllegalArgumentException if a name is unknown, or a value is not what its feature takes
     */
    public ScoredRow score(Map<String, ?> record) {
        return score(List.of(record)).get(0);
    }

    /**
     * Scores several rows, with reasons.
     *
     * @param records for each row a value for each feature by its name, as in {@link #score(Map)}
     * @return one for each row, with reasons if they are available
     * @throws IllegalArgumentException if a name is unknown, or a value is not what its feature takes; the message
     *     counts rows from 0
     */
    public List<ScoredRow> score(List<? extends Map<String, ?>> records) {
        return score(features.rows(records));
    }

    /**
     * Scores several rows, with reasons.
     *
     * @param rows one sample in each row, raw features; NaN for a missing number, a category as its number, −1 if it is
     *     missing
     * @return one for each row, with reasons if they are available
     */
    public List<ScoredRow> score(float[][] rows) {
        if (rows.length == 0) return List.of();
        return scoring.of(Rows.columns("row", rows), true, new RowScoring.Places(s -> "row " + s, 0));
    }

    /**
     * Whether rows have reasons.
     *
     * @return false for a detector of an earlier version, and for one that was trained in another way
     */
    public boolean hasReasons() {
        return reasons.available();
    }

    /**
     * Why rows are as unusual as they are.
     *
     * @param file columns as in training
     * @return one for each row, with reasons, unusual or not
     * @throws IOException if the file can't be read
     * @throws IllegalStateException if the detector, of an earlier version, can't give reasons
     */
    public List<ScoredRow> explain(Path file) throws IOException {
        return explain(file, Integer.MAX_VALUE);
    }

    /**
     * Why some of the rows, evenly spaced, are as unusual as they are.
     *
     * @param file columns as in training
     * @param most how many rows, at least 1
     * @return in the order of the table, with reasons, unusual or not
     * @throws IOException if the file can't be read
     * @throws IllegalStateException if the detector, of an earlier version, can't give reasons
     */
    public List<ScoredRow> explain(Path file, int most) throws IOException {
        reasons.require();
        Samples rows = schema.rows(file).samples();
        int[] chosen = IntStream.range(0, Math.min(most, rows.size()))
                .map(i -> (int) ((long) i * rows.size() / Math.min(most, rows.size())))
                .toArray();
        List<ScoredRow> scored = scoring.of(rows.select(chosen).x(), true, places(file, 0));
        return IntStream.range(0, chosen.length)
                .mapToObj(s -> scored.get(s).placed(chosen[s] + 1, List.of()))
                .toList();
    }

    /**
     * Judges the detector by labels.
     *
     * @param file columns as in training, and one with labels
     * @param labels which rows are unusual
     * @return the figures of the rows that have labels
     * @throws IOException if the file can't be read
     */
    public DetectionQuality evaluate(Path file, KnownAnomalies labels) throws IOException {
        List<ScoredRow> rows = new ArrayList<>();
        score(file, List.of(labels.column()), rows::add);
        return labels.judge(
                rows.stream().map(row -> row.ids().get(0)).toList(),
                rows.stream().mapToDouble(ScoredRow::score).toArray());
    }
}
