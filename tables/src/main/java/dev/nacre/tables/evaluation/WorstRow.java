package dev.nacre.tables.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A row that a model got very wrong: often one whose label is wrong, or that says something about the data. Northcutt
 * et al., 2021, arXiv:1911.00068.
 *
 * @param row its position among the predictions, from 0
 * @param loss −ln of the true class's probability, in nats; for numbers |t − y|, the mean over outputs
 */
public record WorstRow(int row, double loss) {
    private static final double LEAST_PROBABILITY = 1e-30;

    /**
     * The rows whose true class got the least probability.
     *
     * @param probabilities classes × rows
     * @param truth one-hot classes, classes × rows
     * @param count how many rows at most
     * @return highest loss first; among equals, in the order of the rows
     */
    public static List<WorstRow> ofClasses(FloatMatrix probabilities, FloatMatrix truth, int count) {
        Pairs.requireClasses(probabilities, truth);
        return worst(truth.columns, count, s -> {
            double p = 0;
            for (int i = s * truth.rows; i < (s + 1) * truth.rows; i++) p += truth.data[i] * probabilities.data[i];
            return -Math.log(Math.max(LEAST_PROBABILITY, p));
        });
    }

    /**
     * The rows whose predicted numbers are the farthest from the true ones.
     *
     * @param predictions outputs × rows
     * @param truth the true numbers, outputs × rows
     * @param count how many rows at most
     * @return highest loss first; among equals, in the order of the rows
     */
    public static List<WorstRow> ofNumbers(FloatMatrix predictions, FloatMatrix truth, int count) {
        Pairs.require(predictions, truth);
        return worst(truth.columns, count, s -> {
            double sum = 0;
            for (int i = s * truth.rows; i < (s + 1) * truth.rows; i++)
                sum += Math.abs((double) truth.data[i] - predictions.data[i]);
            return sum / truth.rows;
        });
    }

    private static List<WorstRow> worst(int rows, int count, IntToDoubleFunction loss) {
        return IntStream.range(0, rows)
                .mapToObj(row -> new WorstRow(row, loss.applyAsDouble(row)))
                .sorted(Comparator.comparingDouble(WorstRow::loss).reversed())
                .limit(count)
                .toList();
    }
}
