package dev.nacre.autoencoders.anomaly;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/** Numbers in ascending order. */
record Sorted(double[] values) {
    static Sorted of(double... numbers) {
        if (numbers.length == 0) throw new IllegalArgumentException("the threshold needs at least one normal sample");
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Sorted(sorted);
    }

    /** How many of the first numbers have a property that no later one has; by binary search. */
    static int leading(int size, IntPredicate property) {
        int low = 0;
        for (int high = size; low < high; ) {
            int middle = (low + high) >>> 1;
            if (property.test(middle)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Linear interpolation between the two nearest numbers. */
    double quantile(double share) {
        double at = Math.max(0, Math.min(1, share)) * (values.length - 1);
        int lower = (int) at;
        int upper = Math.min(lower + 1, values.length - 1);
        return values[lower] + (at - lower) * (values[upper] - values[lower]);
    }

    double median() {
        return quantile(0.5);
    }

    /** Median absolute deviation, times 1.4826: the standard deviation, if the numbers are normal. */
    double deviation() {
        double median = median();
        return 1.4826 * of(map(value -> Math.abs(value - median))).median();
    }

    double[] map(DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
