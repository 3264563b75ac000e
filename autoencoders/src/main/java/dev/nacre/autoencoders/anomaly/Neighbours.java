package dev.nacre.autoencoders.anomaly;

import org.jblas.FloatMatrix;

/**
 * Finds the nearest of some reference rows. One row that equals a sample in all inputs is left out: most likely it is
 * the sample itself, from the training data.
 */
final class Neighbours {
    private final FloatMatrix rows;
    private final int inputs;

    /**
     * Those among given rows.
     *
     * @param rows values × rows
     * @param inputs how many of the values, the first ones, are inputs
     */
    Neighbours(FloatMatrix rows, int inputs) {
        this.rows = rows;
        this.inputs = inputs;
    }

    /** The nearest rows of a sample, the nearest first, and the mean distance to them. */
    record Nearest(int[] rows, double distance) {}

    float value(int row, int i) {
        return rows.data[row * rows.rows + i];
    }

    /** The k nearest, or fewer if there are fewer rows. */
    Nearest of(FloatMatrix z, int sample, int k) {
        int most = Math.max(1, Math.min(k, rows.columns - 1));
        int[] nearest = new int[most];
        double[] squares = new double[most];
        int found = 0;
        boolean itself = rows.columns == 1;
        for (int row = 0; row < rows.columns; row++) {
            double limit = found < most ? Double.POSITIVE_INFINITY : squares[most - 1];
            double square = square(z, sample, row, limit);
            if (square >= limit) continue;
            if (!itself && square < 1e-6 && equal(z, sample, row)) {
                itself = true;
                continue;
            }
            int place = found < most ? found++ : most - 1;
            for (; place > 0 && squares[place - 1] > square; place--) {
                squares[place] = squares[place - 1];
                nearest[place] = nearest[place - 1];
            }
            squares[place] = square;
            nearest[place] = row;
        }
        double sum = 0;
        for (double square : squares) sum += Math.sqrt(square);
        return new Nearest(nearest, sum / most);
    }

    /** The squared distance, or any number that is at least the limit if it is not below it. */
    private double square(FloatMatrix z, int sample, int row, double limit) {
        int a = sample * z.rows;
        int b = row * rows.rows;
        double sum = 0;
        for (int i = 0; i < z.rows && sum < limit; i++) {
            double difference = z.data[a + i] - rows.data[b + i];
            sum += difference * difference;
        }
        return sum;
    }

    private boolean equal(FloatMatrix z, int sample, int row) {
        for (int i = 0; i < inputs; i++)
            if (z.data[sample * z.rows + i] != rows.data[row * rows.rows + i]) return false;
        return true;
    }
}
