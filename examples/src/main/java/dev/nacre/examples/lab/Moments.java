package dev.nacre.examples.lab;

import java.util.Arrays;

/**
 * Mean and standard deviation of numbers.
 *
 * @param mean the mean
 * @param deviation the standard deviation
 */
record Moments(double mean, double deviation) {
    static Moments of(double... values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        return new Moments(mean, Math.sqrt(variance));
    }
}
