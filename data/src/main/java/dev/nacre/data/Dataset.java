package dev.nacre.data;

import dev.nacre.Labels;
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
 * A table in memory: its samples, and the names of its features, classes and categories.
 *
 * @param samples features × samples, and targets × samples if there are targets: one-hot for classes
 * @param features names of the features; empty if they have none
 * @param labels names of the classes, one for each target; empty if the targets are numbers, or if there are none
 * @param categories for each feature the names of its categories, empty if it is a number; a feature with categories
 *     holds the number of a category, counted from 0, or −1 for none. Empty if all features are numbers
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
     * @param samples features × samples, and targets × samples if there are targets
     * @param features names of the features; empty if they have none
     * @param labels names of the classes; empty if the targets are numbers, or if there are none
     */
    public Dataset(Samples samples, List<String> features, List<String> labels) {
        this(samples, features, labels, List.of());
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each row
     * @return a copy
     */
    public static Dataset of(float[][] rows) {
        return new Dataset(new Samples(Rows.columns("row", rows)), List.of(), List.of());
    }

    /**
     * Samples of several classes.
     *
     * @param rows one sample in each row
     * @param classes the class of each row, as an index into the labels
     * @param labels names of the classes
     * @return a copy
     */
    public static Dataset of(float[][] rows, int[] classes, List<String> labels) {
        return new Dataset(
                new Samples(Rows.columns("row", rows), OneHot.encode(classes, labels.size())), List.of(), labels);
    }

    /**
     * Samples with one numeric target: regression.
     *
     * @param rows one sample in each row
     * @param targets one number for each row
     * @return a copy
     */
    public static Dataset of(float[][] rows, float[] targets) {
        return new Dataset(
                new Samples(Rows.columns("row", rows), new FloatMatrix(1, targets.length, targets.clone())),
                List.of(),
                List.of());
    }

    /**
     * Samples with several numeric targets: regression.
     *
     * @param rows one sample in each row
     * @param targets several numbers for each row
     * @return a copy
     */
    public static Dataset of(float[][] rows, float[][] targets) {
        return new Dataset(Samples.of(rows, targets), List.of(), List.of());
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each row
     * @return a copy, as floats
     */
    public static Dataset of(double[][] rows) {
        return of(Rows.floats(rows));
    }

    /**
     * Samples of several classes.
     *
     * @param rows one sample in each row
     * @param classes the class of each row, as an index into the labels
     * @param labels names of the classes
     * @return a copy, as floats
     */
    public static Dataset of(double[][] rows, int[] classes, List<String> labels) {
        return of(Rows.floats(rows), classes, labels);
    }

    /**
     * Samples with several numeric targets: regression.
     *
     * @param rows one sample in each row
     * @param targets several numbers for each row
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
     * Number of samples.
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
     * @param indices which ones, in which order
     * @return copies, with the same names
     */
    public Dataset select(int... indices) {
        return new Dataset(samples.select(indices), features, labels, categories);
    }

    /**
     * The rows that have a label.
     *
     * @return this data set itself if all have one
     */
    public Dataset labelled() {
        return partlyLabelled() ? select(Labels.present(samples)) : this;
    }

    /**
     * Splits at random. With classes, the split is stratified: both parts have the class proportions of the whole
     * (rounded by largest remainder). Samples keep their order within each part.
     *
     * @param share of the samples that go into the training part, above 0, below 1
     * @param seed determines which samples
     * @return two parts, neither of them empty
     */
    public Split split(double share, long seed) {
        return Split.of(this, share, seed);
    }

    /**
     * Splits into k folds at random, for cross-validation: each fold is the test part once, while the others are the
     * training part. With classes, folds are stratified: the number of samples of a class differs by at most 1
     * between folds. Build and train a new network for each fold; preprocessing is then fitted to its training part
     * only.
     *
     * @param k number of folds, at least 2, at most the number of samples
     * @param seed determines which sample goes into which fold
     * @return k splits
     */
    public List<Split> folds(int k, long seed) {
        return Split.folds(this, k, seed);
    }
}
