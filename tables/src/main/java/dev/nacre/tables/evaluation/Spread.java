package dev.nacre.tables.evaluation;

import java.util.Arrays;

/** Mean and standard deviation of a few numbers. */
final class Spread {
    private Spread() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Of the sample: n − 1; NaN of fewer than two. */
    static double deviation(double[] values) {
        if (values.length < 2) return Double.NaN;
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
