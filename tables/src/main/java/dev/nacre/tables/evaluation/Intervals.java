package dev.nacre.tables.evaluation;

import dev.nacre.Require;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Prediction intervals for numbers: prediction ± width. The width is the conformal quantile of the errors |t − y| on
 * held-out rows: of n errors in ascending order the one at position ⌈(n + 1)·coverage⌉, so that a new row from the same
 * source lies inside with at least that probability, whatever the distribution. Vovk et al., 2005; Lei et al., 2018,
 * arXiv:1604.04173, algorithm 2.
 *
 * <p>That holds exactly if the held-out predictions are those of the model that predicts the new row. For out-of-fold
 * predictions, whose models were trained on fewer rows than the final one, it holds approximately. CV+ of
 * Barber et al., 2021, arXiv:1905.02928, section 3, which keeps each fold's own prediction for the new row, has a
 * guarantee there; this has none.
 *
 * <p>If a scale is given for each row, such as the deviation of an ensemble's members, widths are proportional to base
 * + scale: "locally weighted", section 5.2 of Lei et al. The base keeps small scales from being believed too much.
 *
 * @param coverage probability that an interval holds the number, above 0, below 1
 * @param factor the conformal quantile of |t − y| / (base + scale), at least 0
 * @param base at least 0; 1 for intervals of constant width
 */
public record Intervals(double coverage, double factor, double base) {
    private static final double BASE_SHARE = 0.1;
    private static final double ROUNDING = 1e-9;

    /** Checks the components. */
    public Intervals {
        requireCoverage(coverage);
        if (!(factor >= 0 && base >= 0) || Double.isInfinite(factor) || Double.isInfinite(base))
            throw new IllegalArgumentException("factor and base must be >= 0 and finite, not " + factor + ", " + base);
    }

    private static void requireCoverage(double coverage) {
        Require.properFraction("coverage", coverage);
    }

    /**
     * The fewest held-out rows for a coverage: with fewer, only infinite intervals could keep it.
     *
     * @param coverage above 0, below 1
     * @return 9 for 0.9, 19 for 0.95
     */
    public static int fewestRows(double coverage) {
        requireCoverage(coverage);
        return (int) Math.ceil(coverage / (1 - coverage) - ROUNDING);
    }

    /**
     * Intervals of constant width.
     *
     * @param predictions for rows that the model was not trained on, 1 × rows
     * @param truth the true numbers, 1 × rows
     * @param coverage above 0, below 1
     * @return the intervals
     * @throws IllegalArgumentException if there are fewer than {@link #fewestRows}
     */
    public static Intervals fit(FloatMatrix predictions, FloatMatrix truth, double coverage) {
        return fit(predictions, truth, new FloatMatrix(1, truth.columns), coverage, 1);
    }

    /**
     * Intervals whose width is proportional to 0.1·(mean scale) + scale; of constant width if all scales are 0.
     *
     * @param predictions for rows that the model was not trained on, 1 × rows
     * @param truth the true numbers, 1 × rows
     * @param scales how uncertain each prediction is, 1 × rows, at least 0; in any unit
     * @param coverage above 0, below 1
     * @return the intervals
     * @throws IllegalArgumentException if there are fewer than {@link #fewestRows}
     */
    public static Intervals fit(FloatMatrix predictions, FloatMatrix truth, FloatMatrix scales, double coverage) {
        Pairs.requireNumbers(scales, truth);
        for (float scale : scales.data)
            if (scale < 0) throw new IllegalArgumentException("scales must be >= 0, not " + scale);
        double mean = IntStream.range(0, scales.length)
                .mapToDouble(s -> scales.data[s])
                .average()
                .orElse(0);
        return fit(predictions, truth, scales, coverage, mean > 0 ? BASE_SHARE * mean : 1);
    }

    private static Intervals fit(
            FloatMatrix predictions, FloatMatrix truth, FloatMatrix scales, double coverage, double base) {
        Pairs.requireNumbers(predictions, truth);
        int n = truth.columns;
        if (n < fewestRows(coverage))
            throw new IllegalArgumentException(n + " held-out rows are too few for intervals of coverage " + coverage
                    + ": at least " + fewestRows(coverage) + " are needed; give more rows or a lower coverage");
        double[] scores = new double[n];
        for (int s = 0; s < n; s++)
            scores[s] = Math.abs((double) truth.data[s] - predictions.data[s]) / (base + scales.data[s]);
        Arrays.sort(scores);
        int rank = Math.max(1, (int) Math.ceil((n + 1) * coverage - ROUNDING));
        return new Intervals(coverage, scores[rank - 1], base);
    }

    /**
     * Half of the width of an interval without a scale.
     *
     * @return at least 0, in the unit of the numbers
     */
    public double halfWidth() {
        return halfWidth(0);
    }

    /**
     * Half of the width of an interval.
     *
     * @param scale of the row, at least 0; 0 for intervals that were fitted without scales
     * @return at least 0, in the unit of the numbers
     */
    public double halfWidth(double scale) {
        return factor * (base + scale);
    }

    /**
     * The interval of each prediction, without scales.
     *
     * @param predictions 1 × rows
     * @return 2 × rows: low, high
     */
    public FloatMatrix of(FloatMatrix predictions) {
        return of(predictions, new FloatMatrix(1, predictions.columns));
    }

    /**
     * The interval of each prediction.
     *
     * @param predictions 1 × rows
     * @param scales of the rows, 1 × rows, at least 0
     * @return 2 × rows: low, high
     */
    public FloatMatrix of(FloatMatrix predictions, FloatMatrix scales) {
        Pairs.requireNumbers(predictions, scales);
        FloatMatrix intervals = new FloatMatrix(2, predictions.columns);
        for (int s = 0; s < predictions.columns; s++) {
            double half = halfWidth(scales.data[s]);
            intervals.data[2 * s] = (float) (predictions.data[s] - half);
            intervals.data[2 * s + 1] = (float) (predictions.data[s] + half);
        }
        return intervals;
    }

    /**
     * The share of numbers inside their intervals.
     *
     * @param intervals 2 × rows: low, high
     * @param truth the true numbers, 1 × rows
     * @return 0 to 1; NaN of no rows
     */
    public static double covered(FloatMatrix intervals, FloatMatrix truth) {
        if (intervals.rows != 2 || truth.rows != 1 || intervals.columns != truth.columns)
            throw new IllegalArgumentException("intervals are " + intervals.rows + " × " + intervals.columns
                    + ", the truth is " + truth.rows + " × " + truth.columns + "; expected 2 × rows and 1 × rows");
        int inside = 0;
        for (int s = 0; s < truth.columns; s++)
            if (truth.data[s] >= intervals.data[2 * s] && truth.data[s] <= intervals.data[2 * s + 1]) inside++;
        return (double) inside / truth.columns;
    }
}
