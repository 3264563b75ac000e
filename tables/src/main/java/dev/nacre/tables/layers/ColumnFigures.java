package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.compute.Quantiles;
import org.jblas.FloatMatrix;

/**
 * Location and spread of the columns of a table; gaps don't count.
 *
 * @param rows number of rows
 * @param present number of values in each column that are not missing
 * @param quartiles lower quartile, median and upper quartile of each column
 * @param deviations standard deviation of each column
 */
record ColumnFigures(long rows, long[] present, double[][] quartiles, double[] deviations) {
    /** The interquartile range of the standard normal distribution. */
    private static final double NORMAL = 1.349;

    /** Of a column with one value: any other becomes as far away as possible. */
    private static final float CONSTANT = 1e30f;

    static ColumnFigures of(int columns, Iterable<FloatMatrix> batches) {
        double[][] quartiles = Quantiles.of(
                columns,
                batches,
                batch -> {
                    Checks.requireInputs("columnEncoding", columns, batch);
                    Checks.requireFiniteOrMissing("columnEncoding", batch);
                },
                0.25,
                0.5,
                0.75);
        long rows = 0;
        long[] present = new long[columns];
        double[] sums = new double[columns];
        double[] squares = new double[columns];
        for (FloatMatrix batch : batches) {
            rows += batch.columns;
            for (int i = 0; i < batch.length; i++) {
                if (Float.isNaN(batch.data[i])) continue;
                double fromMedian = batch.data[i] - quartiles[1][i % columns];
                present[i % columns]++;
                sums[i % columns] += fromMedian;
                squares[i % columns] += fromMedian * fromMedian;
            }
        }
        for (int i = 0; i < columns; i++) {
            double mean = sums[i] / Math.max(1, present[i]);
            squares[i] = Math.sqrt(Math.max(0, squares[i] / Math.max(1, present[i]) - mean * mean));
        }
        return new ColumnFigures(rows, present, quartiles, squares);
    }

    long gaps(int column) {
        return rows - present[column];
    }

    /** 0 if there is no value. */
    double median(int column) {
        return present[column] == 0 ? 0 : quartiles[1][column];
    }

    /** What a number minus the median is multiplied by. */
    float scale(int column) {
        if (present[column] == 0) return 1;
        double range = quartiles[2][column] - quartiles[0][column];
        double spread = range > 0 ? range / NORMAL : deviations[column];
        return spread > 0 ? (float) Math.min(1 / spread, CONSTANT) : CONSTANT;
    }
}
