package dev.nacre.data;

import dev.nacre.Layer;
import dev.nacre.Pass;
import dev.nacre.Rows;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.compute.Argmax;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A table in memory: its samples, and the names of what is in it. Samples enter as rows and lie as columns inside.
 *
 * @param samples features × samples, and targets × samples where there are any: one-hot for classes
 * @param features names of the features; empty if they have none
 * @param labels names of the classes, one for each target; empty if the targets are numbers, or missing
 * @param categories for each feature the names of its categories, whose numbers it holds then, or nothing if it is a
 *     number; empty if all are numbers
 */
public record Dataset(Samples samples, List<String> features, List<String> labels, List<List<String>> categories)
        implements TrainingData {
    /** Checks that the names fit the samples. */
    public Dataset {
        Objects.requireNonNull(samples, "samples");
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        categories = categories.stream().map(List::copyOf).toList();
        if (!features.isEmpty() && features.size() != samples.inputs())
            throw new IllegalArgumentException(samples.inputs() + " features can't have " + features.size() + " names");
        if (!labels.isEmpty() && labels.size() != samples.targets())
            throw new IllegalArgumentException(samples.targets() + " targets can't have " + labels.size() + " labels");
        if (!categories.isEmpty() && categories.size() != samples.inputs())
            throw new IllegalArgumentException(
                    samples.inputs() + " features can't have " + categories.size() + " lists of categories");
    }

    /**
     * A table whose features are all numbers.
     *
     * @param samples features × samples, and targets × samples where there are any
     * @param features names of the features; empty if they have none
     * @param labels names of the classes; empty if the targets are numbers, or missing
     */
    public Dataset(Samples samples, List<String> features, List<String> labels) {
        this(samples, features, labels, List.of());
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each
     * @return a copy
     */
    public static Dataset of(float[][] rows) {
        return new Dataset(new Samples(Rows.columns("row", rows)), List.of(), List.of());
    }

    /**
     * Samples of several classes.
     *
     * @param rows one sample in each
     * @param classes the class of each row, as an index into the labels
     * @param labels names of the classes
     * @return a copy
     */
    public static Dataset of(float[][] rows, int[] classes, List<String> labels) {
        return new Dataset(
                new Samples(Rows.columns("row", rows), OneHot.encode(classes, labels.size())), List.of(), labels);
    }

    /**
     * Samples with one number as target.
     *
     * @param rows one sample in each
     * @param targets the number that belongs to each row
     * @return a copy
     */
    public static Dataset of(float[][] rows, float[] targets) {
        return new Dataset(
                new Samples(Rows.columns("row", rows), new FloatMatrix(1, targets.length, targets.clone())),
                List.of(),
                List.of());
    }

    /**
     * Samples with several numbers as targets.
     *
     * @param rows one sample in each
     * @param targets the numbers that belong to each row
     * @return a copy
     */
    public static Dataset of(float[][] rows, float[][] targets) {
        return new Dataset(Samples.of(rows, targets), List.of(), List.of());
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each
     * @return a copy, as floats
     */
    public static Dataset of(double[][] rows) {
        return of(Rows.floats(rows));
    }

    /**
     * Samples of several classes.
     *
     * @param rows one sample in each
     * @param classes the class of each row, as an index into the labels
     * @param labels names of the classes
     * @return a copy, as floats
     */
    public static Dataset of(double[][] rows, int[] classes, List<String> labels) {
        return of(Rows.floats(rows), classes, labels);
    }

    /**
     * Samples with several numbers as targets.
     *
     * @param rows one sample in each
     * @param targets the numbers that belong to each row
     * @return a copy, as floats
     */
    public static Dataset of(double[][] rows, double[][] targets) {
        return of(Rows.floats(rows), Rows.floats(targets));
    }

    @Override
    public int inputs() {
        return samples.inputs();
    }

    @Override
    public int targets() {
        return samples.targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return samples.sampleCount();
    }

    @Override
    public Shape shape() {
        return samples.shape();
    }

    @Override
    public boolean missing() {
        return samples.missing();
    }

    @Override
    public boolean partlyLabelled() {
        return samples.partlyLabelled();
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return samples.shuffled(size, seed);
    }

    @Override
    public Pass inOrder(int size) {
        return samples.inOrder(size);
    }

    @Override
    public Samples through(Layer lower) {
        return samples.through(lower);
    }

    /**
     * How many samples there are.
     *
     * @return at least 0
     */
    public int size() {
        return samples.size();
    }

    /**
     * The class of one sample.
     *
     * @param sample its index
     * @return an index into the labels
     */
    public int classOf(int sample) {
        if (labels.isEmpty()) throw new IllegalStateException("these samples have no classes");
        return Argmax.of(samples.t().data, sample * labels.size(), (sample + 1) * labels.size());
    }

    /**
     * The classes of all samples.
     *
     * @return indices into the labels, in the samples' order
     */
    public int[] classes() {
        return IntStream.range(0, size()).map(this::classOf).toArray();
    }

    /**
     * Some of the samples.
     *
     * @param indices which, in which order
     * @return copies, with the same names
     */
    public Dataset select(int... indices) {
        return new Dataset(samples.select(indices), features, labels, categories);
    }

    /**
     * Splits at random; where there are classes, so that both parts hold them in the proportions of the whole
     * (stratified: numbers are rounded by largest remainder). Samples keep their order within a part.
     *
     * @param share of the samples that go into the first part, above 0, below 1
     * @param seed gives which
     * @return both parts, neither empty
     */
    public Split split(double share, long seed) {
        return Split.of(this, share, seed);
    }

    /**
     * Deals the samples into k folds at random, each once the part to judge by and otherwise among those to train on;
     * where there are classes, so that every fold holds them in the proportions of the whole (numbers of a class differ
     * by at most 1). Build and train a network of its own for each fold: preprocessing is fitted with the first
     * training.
     *
     * @param k how many, at least 2, at most the number of samples
     * @param seed gives which
     * @return k splits
     */
    public List<Split> folds(int k, long seed) {
        return Split.folds(this, k, seed);
    }
}
