package dev.nacre.tables.layers;

import java.util.Arrays;
import java.util.List;

/** What the features of a step become, each in its place: a standardised number, or for a category a one-hot group. */
final class StepEncoding {
    private static final double BEND = 1 / 9.0; // clips to ±3

    final int features;
    private final int forecast;
    /** The features that hold categories, ascending; nothing here grows with the number of inputs. */
    private final int[] columns;

    private final int[] categories;
    /** By how many the outputs before a feature exceed the features, by the number of such columns before it. */
    private final int[] excess;

    private final List<Float> mean;
    private final List<Float> deviation;

    StepEncoding(FromLast spec, int features) {
        this.features = features;
        this.forecast = spec.column();
        this.columns = spec.columns().stream().mapToInt(i -> i).toArray();
        this.categories = spec.categories().stream().mapToInt(List::size).toArray();
        this.excess = new int[columns.length + 1];
        for (int i = 0; i < columns.length; i++) excess[i + 1] = Math.addExact(excess[i], categories[i] - 1);
        this.mean = spec.mean();
        this.deviation = spec.deviation();
    }

    int outputs() {
        return Math.addExact(features, excess[columns.length]);
    }

    boolean isNumber(int feature) {
        return Arrays.binarySearch(columns, feature) < 0;
    }

    /** Where a feature's numbers begin within a step. */
    int place(int feature) {
        int found = Arrays.binarySearch(columns, feature);
        return feature + excess[found < 0 ? -found - 1 : found];
    }

    /** Standardised; but for the feature to forecast, {@link RobustScale}'s smooth clip follows. */
    float scaled(int feature, float value) {
        double z = standardised(feature, value);
        return feature == forecast ? (float) z : (float) (z / Math.sqrt(1 + z * z * BEND));
    }

    private double standardised(int feature, float value) {
        return ((double) value - (mean.isEmpty() ? 0 : mean.get(feature))) / deviation(feature);
    }

    /** The derivative of {@link #scaled}. */
    float slope(int feature, float value) {
        double z = standardised(feature, value);
        double root = Math.sqrt(1 + z * z * BEND);
        return (float) ((feature == forecast ? 1 : 1 / (root * root * root)) / deviation(feature));
    }

    private float deviation(int feature) {
        return deviation.isEmpty() ? 1 : deviation.get(feature);
    }

    /** A category, as a one-hot group that begins at {@code at}. */
    void oneHot(int feature, float category, float[] to, int at) {
        int count = categories[Arrays.binarySearch(columns, feature)];
        Arrays.fill(to, at, at + count, 0);
        if (category >= 0 && category < count) to[at + (int) category] = 1;
    }
}
