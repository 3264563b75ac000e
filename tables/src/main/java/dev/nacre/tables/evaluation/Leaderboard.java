package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Models judged alike: by the same metric, on the same held-out rows.
 *
 * @param metric how they are judged
 * @param rows one for each model, the best first
 */
public record Leaderboard(Metric metric, List<Row> rows) {
    /**
     * The result of one model.
     *
     * @param name what it is
     * @param figure the metric over all rows; NaN if it has no value for these rows
     * @param standardError of the figure, over the folds: {@link OutOfFold#standardError}
     * @param seconds wall time of training and prediction
     */
    public record Row(String name, double figure, double standardError, double seconds) {}

    /** Keeps a copy. */
    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /**
     * Judges models.
     *
     * @param metric how to judge them
     * @param candidates models that predict the same rows
     * @return the best first; among equals, in the order given
     * @throws IllegalArgumentException if they predict different rows
     */
    public static Leaderboard of(Metric metric, List<Candidate> candidates) {
        for (Candidate candidate : candidates)
            if (!Arrays.equals(
                    candidate.outOfFold().rows(), candidates.get(0).outOfFold().rows()))
                throw new IllegalArgumentException(candidate.name() + " predicts other rows than "
                        + candidates.get(0).name() + "; judge both on the same folds");
        Comparator<Double> better = metric.higherIsBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return new Leaderboard(
                metric,
                candidates.stream()
                        .map(candidate -> row(metric, candidate))
                        .sorted(Comparator.comparing((Row row) -> Double.isNaN(row.figure()))
                                .thenComparing(Row::figure, better))
                        .toList());
    }

    private static Row row(Metric metric, Candidate candidate) {
        OutOfFold judged = candidate.outOfFold();
        return new Row(candidate.name(), judged.figure(metric), judged.standardError(metric), candidate.seconds());
    }
}
