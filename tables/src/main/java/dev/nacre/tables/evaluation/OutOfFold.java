package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import dev.nacre.data.Split;
import dev.nacre.tuning.CrossValidation.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Predictions for held-out rows: each by a model that was trained without that row. They judge a model without bias by
 * the rows it has seen. Stone, 1974, "Cross-validatory choice and assessment of statistical predictions".
 *
 * @param folds the splits, from {@link dev.nacre.data.Dataset#folds}, or some of these
 * @param parts for each fold the predictions for its test rows, outputs × rows: probabilities of classes, or numbers
 */
public record OutOfFold(List<Split> folds, List<FloatMatrix> parts) {
    /** Checks that there is one prediction for each test row, and that no row is in two test parts. */
    public OutOfFold {
        folds = List.copyOf(folds);
        parts = List.copyOf(parts);
        if (folds.isEmpty() || folds.size() != parts.size())
            throw new IllegalArgumentException(folds.size() + " folds can't have " + parts.size()
                    + " parts; give the predictions of at least one fold, one part for each");
        for (int f = 0; f < folds.size(); f++) {
            Split fold = folds.get(f);
            Pairs.require(parts.get(f), fold.test().samples().t());
            if (fold.testRows().length != parts.get(f).columns)
                throw new IllegalArgumentException("fold " + f
                        + " (from 0) has no testRows, so its predictions can't be put in order; use Dataset.folds");
        }
        order(folds);
    }

    /**
     * Predicts the test rows of each fold.
     *
     * @param folds the splits
     * @param predict trains on a fold's training part, and predicts its test part: outputs × rows
     * @return the predictions
     */
    public static OutOfFold of(List<Split> folds, Function<Split, FloatMatrix> predict) {
        List<FloatMatrix> parts = new ArrayList<>();
        for (Split fold : folds) parts.add(predict.apply(fold));
        return new OutOfFold(folds, parts);
    }

    /** For each row of the table its place among all test rows, fold after fold; −1 if it is in no test part. */
    private static int[] order(List<Split> folds) {
        int rows = folds.stream()
                .flatMapToInt(fold -> IntStream.of(fold.testRows()))
                .max()
                .orElse(-1);
        int[] places = new int[rows + 1];
        Arrays.fill(places, -1);
        int place = 0;
        for (Split fold : folds)
            for (int row : fold.testRows()) {
                if (places[row] >= 0)
                    throw new IllegalArgumentException("row " + row
                            + " (from 0) is a test row of two folds; give folds of one call of Dataset.folds");
                places[row] = place++;
            }
        return places;
    }

    /**
     * The rows that are predicted.
     *
     * @return positions in the table, ascending, from 0; all of them if all folds are here
     */
    public int[] rows() {
        int[] places = order(folds);
        return IntStream.range(0, places.length).filter(row -> places[row] >= 0).toArray();
    }

    /**
     * The predictions, in the order of {@link #rows}.
     *
     * @return outputs × rows
     */
    public FloatMatrix predictions() {
        return inOrder(parts);
    }

    /**
     * The targets, in the order of {@link #rows}.
     *
     * @return outputs × rows
     */
    public FloatMatrix truth() {
        return inOrder(folds.stream().map(fold -> fold.test().samples().t()).toList());
    }

    private FloatMatrix inOrder(List<FloatMatrix> matrices) {
        int outputs = matrices.get(0).rows;
        int rows = matrices.stream().mapToInt(part -> part.columns).sum();
        float[] joined = new float[outputs * rows];
        int at = 0;
        for (FloatMatrix part : matrices) {
            System.arraycopy(part.data, 0, joined, at, part.length);
            at += part.length;
        }
        FloatMatrix ordered = new FloatMatrix(outputs, rows);
        int to = 0;
        for (int place : order(folds))
            if (place >= 0) System.arraycopy(joined, place * outputs, ordered.data, outputs * to++, outputs);
        return ordered;
    }

    /**
     * The metric over all rows together.
     *
     * @param metric one for such predictions
     * @return its value
     */
    public double figure(Metric metric) {
        return metric.value(predictions(), truth());
    }

    /**
     * The standard error of the metric: its standard deviation over the folds (n − 1), divided by the root of their
     * number. As the folds share training rows, it is rather too small: Bengio and Grandvalet, 2004.
     *
     * @param metric one for such predictions
     * @return at least 0; NaN if fewer than two folds have a finite value
     */
    public double standardError(Metric metric) {
        double[] figures = IntStream.range(0, folds.size())
                .mapToDouble(f ->
                        metric.value(parts.get(f), folds.get(f).test().samples().t()))
                .filter(Double::isFinite)
                .toArray();
        return Scores.of(figures).deviation() / Math.sqrt(figures.length);
    }
}
